package dev.tributary.spec;

import dev.tributary.scoring.TrainedModel;
import dev.tributary.spec.SpecDocument.FieldsSection;
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
    return read(text, name, ModelSource.NONE);
  }

  /**
   * Reads, checks and compiles a spec whose weights may come from a trained model.
   *
   * @param models gives the model that the spec names
   */
  public static SpecReading read(String text, String name, ModelSource models) {
    Problems problems = new Problems();
    Plan plan = null;
    YamlValue root = YamlSource.compose(text, name, problems);
    SpecDocument document = root == null ? null : DocumentReader.read(root, problems);
    if (document != null) {
      ReferenceCheck.check(document, problems);
      plan = planOf(withModel(document, models, problems), problems);
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

  private static @Nullable Plan planOf(SpecDocument document, Problems problems) {
    return problems.hasErrors() ? null : new PlanCompiler(document).compile();
  }
}
