package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.Extraction;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.FunctionCall;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.PartSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A spec reduced to what has an effect, in one way of writing: two specs that resolve alike are
 * equal here, however their YAML differs in comments, quotes, order of keys, or in whether a
 * default is written out. The version's name, descriptions and settings without effect are left
 * out; the order of sources, comparisons and blocking keys means something and stays.
 */
final class CanonicalForm {
  private static final String FORMAT = "tributary-spec 1";

  private final SpecDocument document;
  private final NormaliserChoice normalisers;
  private final StringBuilder text = new StringBuilder();

  private CanonicalForm(SpecDocument document, NormaliserChoice normalisers) {
    this.document = document;
    this.normalisers = normalisers;
  }

  /** The SHA-256 of the canonical form, in hex. */
  static String hash(SpecDocument document, NormaliserChoice normalisers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] form = text(document, normalisers).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(form));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One statement a line: a word, then texts in quotes and numbers. */
  static String text(SpecDocument document, NormaliserChoice normalisers) {
    return new CanonicalForm(document, normalisers).write();
  }

  private String write() {
    line(FORMAT);
    line("entity", document.entity());
    line("region", PlanCompiler.region(document));
    document.sources().forEach(this::source);
    PlanCompiler.withoutGenericValues(document).forEach(name -> line("generic", name));
    document.blocking().forEach(this::blockingKey);
    scoring();
    line("thresholds", document.decision().match(), document.decision().review());
    if (document.decision().firm() > document.decision().match()) {
      line("firm", document.decision().firm());
    }
    PolicyForm.lines(document, this::slot).forEach(line -> text.append(line).append('\n'));
    survivorship();
    PlanCompiler.personalAttributes(document).forEach(name -> line("personal", name));
    Limits limits = document.limits();
    line("limits", limits.maxBlockSize(), limits.maxEntitySize());
    line("limits", limits.maxReviewItemsPerRecord(), limits.maxRecordBytes());
    line("limits", limits.roundTimeout().toMillis(), limits.settleTimeout().toMillis());
    return text.toString();
  }

  private void source(SourceSection source) {
    line("source", source.name().name(), source.primaryKey());
    source.attributes().stream()
        .sorted(Comparator.comparing(attribute -> attribute.name().name()))
        .forEach(this::attribute);
  }

  private void attribute(AttributeSection attribute) {
    line("attribute", attribute.name().name());
    for (Extraction extraction : attribute.extractions()) {
      if (extraction.constant() != null) {
        line("constant", extraction.constant());
      }
      line("columns", extraction.columns().toArray());
      for (FunctionCall call : extraction.functions()) {
        line("function", call.function().name());
        new TreeMap<>(call.arguments()).forEach((name, value) -> line("argument", name, value));
      }
    }
  }

  private void blockingKey(BlockingKeySection key) {
    line("block");
    for (PartSection part : key.parts()) {
      line("part", slot(part.attribute(), part.normaliser()), part.transform());
    }
  }

  private void scoring() {
    if (document.decision().scoring() instanceof FieldsSection fields) {
      line("fellegi_sunter", fields.priorLogOdds());
      fields.fields().forEach(this::field);
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      line("weighted_sum");
      rules.rules().forEach(this::rule);
    }
  }

  private void field(FieldSection field) {
    String slot = slot(field.attribute(), field.normaliser());
    line("field", field.name().name(), slot, field.comparator(), field.weight());
    for (LevelSection level : field.levels()) {
      Named crossed = level.crossField();
      String other = crossed == null ? "" : crossed.name();
      line("level", level.threshold(), other, level.m(), level.u());
    }
  }

  private void rule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      line(composite.all() ? "and" : "or", composite.name().name(), composite.weight());
      line("children", composite.children().size());
      composite.children().forEach(this::rule);
    } else if (rule instanceof ComparisonSection comparison) {
      Object[] slots =
          comparison.attributes().stream()
              .map(attribute -> slot(attribute, comparison.normaliser()))
              .toArray();
      line("rule", comparison.name().name(), comparison.similarity());
      line("slots", slots);
      line("fires", comparison.threshold(), comparison.weight());
    }
  }

  private void survivorship() {
    line("survivorship", document.survivorship().strategy());
    line("priority", PlanCompiler.priority(document, List.of()).toArray());
    document.survivorship().overrides().stream()
        .sorted(Comparator.comparing(override -> override.field().name()))
        .forEach(this::override);
  }

  private void override(OverrideSection override) {
    line("override", override.field().name(), override.strategy());
    line("priority", PlanCompiler.priority(document, override.priority()).toArray());
  }

  private String slot(Named attribute, @Nullable Named normaliser) {
    return attribute.name() + " " + normalisers.of(attribute, normaliser);
  }

  private void line(String word, Object... values) {
    text.append(word);
    for (Object value : values) {
      text.append(' ').append(value instanceof String string ? quoted(string) : value);
    }
    text.append('\n');
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
