package dev.tributary.spec;

import dev.tributary.scoring.TrainedModel;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.BlockingSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec. Whatever the text is, the outcome is a reading with its problems, never an
 * exception. The form is described in {@code src/docs/spec.md} and {@code config/spec.schema.json}.
 */
public final class SpecReader {
  private static final int CANDIDATES_OF_A_PLAN = 20;
  private static final int KEYS_OF_A_RECORD = 1_000;

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
    RecordedImports recorded = RecordedImports.of(imports);
    return read(text, name, recorded, ModelSource.among(recorded));
  }

  /**
   * Reads, checks and compiles a spec whose weights may come from a trained model.
   *
   * @param models gives the model that the spec names
   */
  public static SpecReading read(
      String text, String name, SpecImports imports, ModelSource models) {
    Problems problems = new Problems();
    RecordedImports recorded = RecordedImports.of(imports);
    Checked checked = check(text, name, recorded, models, problems);
    Plan plan =
        checked == null || problems.hasErrors()
            ? null
            : compile(
                checked.document(), checked.imported(), new SpecSource(text, recorded.files()));
    return new SpecReading(name, plan, problems.inOrder());
  }

  /**
   * Reads a spec and thinks of blocking keys that it could have beside its own.
   *
   * @return plans that differ from that of the spec in their blocking keys alone, each with a few
   *     candidates; empty where the spec has errors
   */
  public static List<Plan> readBlockingCandidates(
      String text, String name, SpecImports imports, ModelSource models) {
    Problems problems = new Problems();
    Checked checked = check(text, name, imports, models, problems);
    List<Plan> plans = new ArrayList<>();
    if (checked != null && !problems.hasErrors()) {
      SpecDocument document = checked.document();
      List<BlockingKeySection> keys = BlockingCandidates.of(document);
      for (int from = 0; from < keys.size(); from += CANDIDATES_OF_A_PLAN) {
        List<BlockingKeySection> some =
            keys.subList(from, Math.min(keys.size(), from + CANDIDATES_OF_A_PLAN));
        BlockingSection blocking = new BlockingSection(some, KEYS_OF_A_RECORD);
        SpecSource source = new SpecSource(text, Map.of());
        plans.add(compile(document.withBlocking(blocking), checked.imported(), source));
      }
    }
    return plans;
  }

  private static Plan compile(SpecDocument document, Imported imported, SpecSource source) {
    return new PlanCompiler(document, imported, source).compile();
  }

  /** A document, with what the files hold that it names. */
  private record Checked(SpecDocument document, Imported imported) {}

  /** The document, checked; null where there is none, and of no use where there are errors. */
  private static @Nullable Checked check(
      String text, String name, SpecImports imports, ModelSource models, Problems problems) {
    YamlValue root = YamlSource.compose(text, name, problems);
    SpecDocument document = root == null ? null : DocumentReader.read(root, problems);
    if (root == null || document == null) {
      return null;
    }
    Imported imported = ImportReader.read(document, imports, problems);
    ReferenceCheck.check(document, imported, problems);
    SpecDocument weighed = withModel(document, models, problems);
    if (!problems.hasErrors()
        && !(document.policy() instanceof PolicySection.Graph)
        && (!weighed.equals(document) || !isToBeTrained(document))) {
      ThresholdCheck.check(weighed, root, problems);
    }
    return new Checked(weighed, imported);
  }

  /** Whether the weights of the spec only stand in for those that training will find. */
  private static boolean isToBeTrained(SpecDocument document) {
    return document.decision().scoring() instanceof FieldsSection fields
        && fields.learning().expected();
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
