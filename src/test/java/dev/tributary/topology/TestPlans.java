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
    try {
      String text = Files.readString(Path.of("config", "specs", "customer.yml"));
      return SmallSpec.read(text.replaceFirst("(?m)^  name: customer$", "  name: " + entity));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two sources whose records match where they have the same email and name. */
  static Plan small(String entity) {
    return SmallSpec.plan(entity);
  }
}
