package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.scoring.Neighbours;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.spec.Imported.FrequencyTable;
import dev.tributary.spec.Imported.PairModelFile;
import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.ComparisonSection;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.Extraction;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.FunctionCall;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.OverrideSection;
import dev.tributary.spec.SpecDocument.PartSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import dev.tributary.spec.SpecDocument.TermSection;
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
  private final Imported imported;
  private final StringBuilder text = new StringBuilder();

  private CanonicalForm(SpecDocument document, NormaliserChoice normalisers, Imported imported) {
    this.document = document;
    this.imported = imported;
    this.normalisers = normalisers;
  }

  /** The SHA-256 of the canonical form, in hex. */
  static String hash(SpecDocument document, NormaliserChoice normalisers, Imported imported) {
    return sha256(text(document, normalisers, imported));
  }

  private static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** One statement a line: a word, then texts in quotes and numbers. */
  static String text(SpecDocument document, NormaliserChoice normalisers, Imported imported) {
    return new CanonicalForm(document, normalisers, imported).write();
  }

  private String write() {
    line(FORMAT);
    line("entity", document.entity());
    line("region", PlanCompiler.region(document));
    document.sources().forEach(this::source);
    PlanCompiler.withoutGenericValues(document).forEach(name -> line("generic", name));
    PlanCompiler.inLatinLetters(document).forEach(name -> line("latin", name));
    document.blocking().keys().forEach(this::blockingKey);
    if (BlockingCompiler.maxKeysPerRecord(document.blocking())
        != BlockingKeys.DEFAULT_MAX_KEYS_PER_RECORD) {
      line("blocks of a record", BlockingCompiler.maxKeysPerRecord(document.blocking()));
    }
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
    if (!key.joined().isEmpty()) {
      line("joined", key.joined());
    }
    if (key.maxBlockSize() > 0) {
      line("cap", key.maxBlockSize());
    }
  }

  private void scoring() {
    if (document.decision().scoring() instanceof FieldsSection fields) {
      line("fellegi_sunter", fields.priorLogOdds());
      fields.fields().forEach(this::field);
      fields.frequencies().forEach((field, table) -> frequencies("frequencies", field, table));
      fields.words().forEach((field, table) -> frequencies("words", field, table));
      Neighbours neighbours = fields.neighbours();
      if (neighbours != null) {
        line("neighbours", neighbours.perMatch(), neighbours.priorLog2Odds());
      }
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      line("weighted_sum");
      rules.rules().forEach(this::rule);
    }
  }

  private void field(FieldSection field) {
    boolean ranged = field.levels().stream().anyMatch(level -> isRange(level.measure()));
    String slot =
        ranged
            ? rangeSlot(field.attribute(), field.normaliser())
            : slot(field.attribute(), field.normaliser());
    line("field", field.name().name(), slot, field.comparator(), field.weight());
    for (LevelSection level : field.levels()) {
      level(level);
    }
    TermSection terms = field.terms();
    if (terms != null) {
      line("terms", terms.unknown(), terms.minimumU(), digest(terms.file()));
    }
  }

  private void level(LevelSection level) {
    Named crossed = level.crossField();
    String other = crossed == null ? "" : crossed.name();
    if (level.isWeighed()) {
      line("level", level.threshold(), other, level.weight());
    } else {
      line("level", level.threshold(), other, level.m(), level.u());
    }
    MeasureSection measure = level.measure();
    if (measure != null) {
      line("measure", measure.comparator(), String.valueOf(measure.range()));
    }
    if (level.kind() == LevelKind.MISSING) {
      line("missing");
    }
    if (level.termWeight() > 0) {
      line("adjusted", level.termWeight());
    }
  }

  /** What a file says has an effect, where it lies has none. */
  private String digest(@Nullable Named file) {
    FrequencyTable table = file == null ? null : imported.tables().get(file.name());
    return table == null ? "" : table.digest();
  }

  /** A table may be long, so that it goes in as its hash. */
  private void frequencies(String what, String field, TermFrequencies table) {
    StringBuilder content = new StringBuilder();
    table
        .mostFrequentFirst()
        .forEach(entry -> content.append(quoted(entry.getKey())).append(entry.getValue()));
    line(what, field, table.unknown(), sha256(content.toString()));
  }

  private void rule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      line(composite.all() ? "and" : "or", composite.name().name(), composite.weight());
      line("children", composite.children().size());
      composite.children().forEach(this::rule);
    } else if (rule instanceof ModelSection section) {
      PairModelFile file = imported.models().get(section.model().name());
      line("model", section.name().name(), file == null ? "" : file.digest());
      line("fires", section.threshold(), section.weight());
    } else if (rule instanceof ComparisonSection comparison) {
      comparison(comparison);
    }
  }

  private void comparison(ComparisonSection comparison) {
    boolean ranged = comparison.range() != null;
    Object[] slots =
        comparison.attributes().stream()
            .map(
                attribute ->
                    ranged
                        ? rangeSlot(attribute, comparison.normaliser())
                        : slot(attribute, comparison.normaliser()))
            .toArray();
    line("rule", comparison.name().name(), comparison.similarity());
    line("slots", slots);
    line("fires", comparison.threshold(), comparison.weight());
    if (ranged) {
      line("range", String.valueOf(comparison.range()));
    }
    if (comparison.penalty() > 0) {
      line("conflict", comparison.penalty());
    }
  }

  private static boolean isRange(@Nullable MeasureSection measure) {
    return measure != null && measure.range() != null;
  }

  private void survivorship() {
    line("survivorship", document.survivorship().strategy());
    line("priority", PlanCompiler.priority(document, List.of()).toArray());
    document.survivorship().overrides().stream()
        .sorted(Comparator.comparing(override -> override.field().name()))
        .forEach(this::override);
  }

  private void override(OverrideSection override) {
    if (!override.published()) {
      line("unpublished", override.field().name());
      return;
    }
    line("override", override.field().name(), override.strategy());
    line("priority", PlanCompiler.priority(document, override.priority()).toArray());
  }

  private String slot(Named attribute, @Nullable Named normaliser) {
    return attribute.name() + " " + normalisers.of(attribute, normaliser);
  }

  private String rangeSlot(Named attribute, @Nullable Named normaliser) {
    return attribute.name() + " " + normalisers.ofRange(attribute, normaliser);
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
