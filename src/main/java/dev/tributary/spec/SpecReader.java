package dev.tributary.spec;

import dev.tributary.scoring.TrainedModel;
import dev.tributary.spec.SpecDocument.FieldsSection;

/**
 * Reads a spec. Whatever the text is, the outcome is a reading with its problems, never an
 * exception. The form is described in {@code src/docs/spec.md} and {@code config/spec.schema.json}.
 */
public final class SpecReader {
  private SpecReader() {}

  /** Reads a spec that names no files. */
  public static SpecReading read(String text, String name) {
    return read(text, name, SpecImports.NONE, ModelSource.NONE);
  }

  /**
   * Reads, checks and compiles a spec.
   *
   * @param text YAML, at most 1 MiB
   * @param name what messages call it, usually its file
   * @param imports where the files are that it names
   */
  public static SpecReading readWithFiles(String text, String name, SpecImports imports) {
    return read(text, name, imports, ModelSource.among(imports));
  }

  /**
   * Reads, checks and compiles a spec whose weights may come from a trained model.
   *
   * @param models gives the model that the spec names
   */
  public static SpecReading read(
      String text, String name, SpecImports imports, ModelSource models) {
    Problems problems = new Problems();
    Plan plan = null;
    YamlValue root = YamlSource.compose(text, name, problems);
    SpecDocument document = root == null ? null : DocumentReader.read(root, problems);
    if (document != null) {
      Imported imported = ImportReader.read(document, imports, problems);
      ReferenceCheck.check(document, imported, problems);
      SpecDocument weighed = withModel(document, models, problems);
      plan = problems.hasErrors() ? null : new PlanCompiler(weighed, imported).compile();
    }
    return new SpecReading(name, plan, problems.inOrder());
  }

  private static SpecDocument withModel(
      SpecDocument document, ModelSource models, Problems problems) {
    if (problems.hasErrors()) {
      return document;
    }
    Named named =
        document.decision().scoring() instanceof FieldsSection fields
            ? fields.learning().model()
            : null;
    try {
      TrainedModel model = models.find(named == null ? null : named.name());
      return model == null ? document : ModelApplication.apply(document, model, problems);
    } catch (ModelFormatException e) {
      problems.error(named == null ? Place.START : named.place(), String.valueOf(e.getMessage()));
      return document;
    }
  }
}
