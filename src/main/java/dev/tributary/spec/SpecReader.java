package dev.tributary.spec;

/**
 * Reads a spec. Whatever the text is, the outcome is a reading with its problems, never an
 * exception. The form is described in {@code src/docs/spec.md} and {@code config/spec.schema.json}.
 */
public final class SpecReader {
  private SpecReader() {}

  /** Reads a spec that names no files. */
  public static SpecReading read(String text, String name) {
    return read(text, name, SpecImports.NONE);
  }

  /**
   * Reads, checks and compiles a spec.
   *
   * @param text YAML, at most 1 MiB
   * @param name what messages call it, usually its file
   * @param imports where the files are that it names
   */
  public static SpecReading read(String text, String name, SpecImports imports) {
    Problems problems = new Problems();
    Plan plan = null;
    YamlValue root = YamlSource.compose(text, name, problems);
    SpecDocument document = root == null ? null : DocumentReader.read(root, problems);
    if (document != null) {
      Imported imported = ImportReader.read(document, imports, problems);
      ReferenceCheck.check(document, imported, problems);
      plan = problems.hasErrors() ? null : new PlanCompiler(document, imported).compile();
    }
    return new SpecReading(name, plan, problems.inOrder());
  }
}
