package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs for the tests that run a whole resolver; the entity's name keeps runs apart. */
final class TestPlans {
  private TestPlans() {}

  /** The spec of the demo under another entity name. */
  static Plan demo(String entity) {
    return SmallSpec.read(demoText(entity));
  }

  /** The same with other blocking keys, lower thresholds and other survivors. */
  static Plan lenientDemo(String entity) {
    return SmallSpec.read(
        edited(
            demoText(entity),
            "identity_version: customer_v1",
            "identity_version: customer_v2",
            "    - [company_name, last_name]\n",
            "    - [last_name, \"first_name:soundex\"]\n",
            "firm: 14.5",
            "firm: 12.5",
            "match: 13.0",
            "match: 12.0",
            "default: source_priority",
            "default: most_recent"));
  }

  /** The same with fewer blocking keys and higher thresholds. */
  static Plan strictDemo(String entity) {
    return SmallSpec.read(
        edited(
            demoText(entity),
            "identity_version: customer_v1",
            "identity_version: customer_v3",
            "    - [company_name, first_name]\n",
            "",
            "firm: 14.5",
            "firm: 20.0",
            "match: 13.0",
            "match: 18.0"));
  }

  private static String demoText(String entity) {
    try {
      String text = Files.readString(Path.of("config", "specs", "customer.yml"));
      return text.replaceFirst("(?m)^  name: customer$", "  name: " + entity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each first text of a pair, which has to be there, replaced by the second. */
  private static String edited(String text, String... pairs) {
    String edited = text;
    for (int i = 0; i < pairs.length; i += 2) {
      if (!edited.contains(pairs[i])) {
        throw new AssertionError("the spec of the demo has no \"" + pairs[i] + "\" any more");
      }
      edited = edited.replace(pairs[i], pairs[i + 1]);
    }
    return edited;
  }

  /** Two sources whose records match where they have the same email and name. */
  static Plan small(String entity) {
    return SmallSpec.plan(entity);
  }
}
