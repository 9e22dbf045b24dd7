package dev.tributary.spec;

import dev.tributary.scoring.PairExplanation;
import dev.tributary.scoring.PartExplanation;
import dev.tributary.scoring.PartExplanation.Adjustment;
import dev.tributary.spec.PairReport.Step;
import dev.tributary.spec.PairReport.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pair report as texts, numbers, lists and maps, in an order for readers: any JSON library writes
 * it as it is. What is no number (nothing compared, a veto) is null, as JSON has no such numbers.
 */
public final class PairReportForm {
  private PairReportForm() {}

  /** The form described in {@code src/docs/explanations.md}. */
  public static Map<String, @Nullable Object> of(PairReport report) {
    PairExplanation explanation = report.explanation();
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    form.put("a", report.a().toString());
    form.put("b", report.b().toString());
    form.put("outcome", name(report.outcome()));
    form.put("total", number(explanation.total()));
    form.put("probability", number(report.probability()));
    form.put("strategy", explanation.strategy());
    form.put("blocks", report.blocks());
    form.put("prior", number(explanation.prior()));
    form.put("steps", report.steps().stream().map(PairReportForm::step).toList());
    Map<String, @Nullable Object> thresholds = new LinkedHashMap<>();
    thresholds.put("firm", number(report.thresholds().firm()));
    thresholds.put("match", number(report.thresholds().match()));
    thresholds.put("review", number(report.thresholds().review()));
    form.put("thresholds", thresholds);
    return form;
  }

  private static Map<String, @Nullable Object> step(Step step) {
    PartExplanation part = step.part();
    Map<String, @Nullable Object> form = new LinkedHashMap<>();
    form.put("name", part.name());
    form.put("outcome", name(part.outcome()));
    if (part.level() >= 0) {
      form.put("level", part.level());
      form.put("condition", part.condition());
    }
    form.put("likeness", number(part.likeness()));
    form.put("weight", number(part.weight()));
    Adjustment adjustment = part.adjustment();
    if (!Double.isNaN(adjustment.frequency())) {
      Map<String, @Nullable Object> terms = new LinkedHashMap<>();
      terms.put("frequency", number(adjustment.frequency()));
      terms.put("adjustment", number(adjustment.bits()));
      form.put("term_frequency", terms);
    }
    form.put("contribution", number(part.contribution()));
    form.put("from", number(step.from()));
    form.put("to", number(step.to()));
    form.put("values", step.values().stream().map(PairReportForm::values).toList());
    form.put(
        "evidence", part.evidence().stream().map(pair -> List.of(pair.a(), pair.b())).toList());
    if (!step.children().isEmpty()) {
      form.put("children", step.children().stream().map(PairReportForm::step).toList());
    }
    return form;
  }

  private static Map<String, Object> values(Values values) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("attribute", values.attribute());
    form.put("normalizer", values.normaliser());
    form.put("a", sides(values.rawOfA(), values.normalisedOfA()));
    form.put("b", sides(values.rawOfB(), values.normalisedOfB()));
    return form;
  }

  private static Map<String, Object> sides(List<String> raw, List<String> normalised) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("raw", raw);
    form.put("normalised", normalised);
    return form;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Double number(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
