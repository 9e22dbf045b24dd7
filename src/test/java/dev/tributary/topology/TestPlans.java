package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs for the tests that run a whole resolver; the entity's name keeps runs apart. */
final class TestPlans {
  private TestPlans() {}

  /** The spec of the demo under another entity name. */
  static Plan demo(String entity) {
    return plan(demoText(entity));
  }

  /** The same with other blocking keys, lower thresholds and other survivors. */
  static Plan lenientDemo(String entity) {
    return plan(
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
    return plan(
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
    return plan(
        """
        identity_version: small_v1
        entity: {name: %s}
        sources:
          crm: {primary_key: id, attributes: [email, phone, name]}
          billing: {primary_key: id, attributes: [email, phone, name]}
        blocking: {keys: [[email], [name, phone]]}
        decision:
          scoring:
            strategy: fellegi_sunter
            fields:
              - {name: email, comparator: exact, m_probability: 0.95, u_probability: 0.001}
              - {name: phone, comparator: exact, m_probability: 0.85, u_probability: 0.005}
              - {name: name, comparator: jaro_winkler, m_probability: 0.85, u_probability: 0.05}
            thresholds: {match: 8.0, possible: 4.0}
        survivorship: {default: source_priority}
        """
            .formatted(entity));
  }

  private static Plan plan(String text) {
    SpecReading reading = SpecReader.read(text, "test.yml");
    Plan plan = reading.plan();
    if (plan == null) {
      throw new AssertionError("the spec was expected to be right:\n" + reading.report());
    }
    return plan;
  }
}
