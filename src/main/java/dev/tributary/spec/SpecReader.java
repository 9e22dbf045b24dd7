package dev.tributary.spec;

import org.jspecify.annotations.Nullable;

/**
 * Reads a spec. Whatever the text is, the outcome is a reading with its problems, never an
 * exception. The form is described in {@code src/docs/spec.md} and {@code config/spec.schema.json}.
 */
public final class SpecReader {
  private SpecReader() {}

  /**
   * Reads, checks and compiles a spec.
   *
   * @param text YAML, at most 1 MiB
   * @param name what messages call it, usually its file
   */
  public static SpecReading read(String text, String name) {
    Problems problems = new Problems();
    Plan plan = null;
    YamlValue root = YamlSource.compose(text, name, problems);
    SpecDocument document = root == null ? null : DocumentReader.read(root, problems);
    if (document != null) {
      ReferenceCheck.check(document, problems);
      plan = planOf(document, problems);
    }
    return new SpecReading(name, plan, problems.inOrder());
  }

  private static @Nullable Plan planOf(SpecDocument document, Problems problems) {
    return problems.hasErrors() ? null : new PlanCompiler(document).compile();
  }
}
