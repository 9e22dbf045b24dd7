package dev.tributary.spec;

import dev.tributary.scoring.MatchWeight;
import dev.tributary.spec.SpecDocument.DecisionSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.LearningSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.ScoringSection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code decision} and, with it, {@code rules}: how pairs are scored, and which scores match.
 *
 * <p>The thresholds of Fellegi-Sunter scoring are match weights in log2 and stand under {@code
 * scoring.thresholds}. Without them {@code decision.thresholds} are taken for match probabilities.
 */
final class DecisionReader {
  private static final String FELLEGI_SUNTER = "fellegi_sunter";
  private static final String WEIGHTED_SUM = "weighted_sum";
  private static final List<String> STRATEGIES = List.of(WEIGHTED_SUM, FELLEGI_SUNTER);
  private static final double HIGHEST_WEIGHT = 200;
  private static final double MOST_OF_RULES = 50;

  /** The thresholds of learned weights, where a spec leaves them to us. */
  /** How sure a match has to be to join entities, where weights are learned. */
  static final double FIRM = 0.99;

  private static final double MATCH = 0.5;
  private static final double REVIEW = 0.1;

  private final YamlMapping root;
  private final Problems problems;

  private DecisionReader(YamlMapping root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Null where the spec does not say how to decide; the problems then say so. */
  static @Nullable DecisionSection read(YamlMapping root, Problems problems) {
    YamlValue value = root.require("decision", "say how pairs are scored and which scores match");
    return value == null ? null : new DecisionReader(root, problems).read(value);
  }

  private @Nullable DecisionSection read(YamlValue value) {
    YamlMapping decision =
        value.mapping(
            "policy",
            "keys",
            "graph",
            "scoring",
            "thresholds",
            "conflict_strategy",
            "tie_breaking",
            "audit");
    decision.withoutEffect(
        "the best scored pair decides as yet", "conflict_strategy", "tie_breaking");
    decision.withoutEffect("every decision is logged, a comparison is not yet", "audit");
    decision.expectIn("audit", "log_all_comparisons", "log_decisions", "log_conflicts");
    decision.expectIn("thresholds", "firm", "match", "review");
    if (PolicyReader.name(decision).equals(PolicyReader.GRAPH)) {
      root.withoutEffect("the graph policy compares what decision.graph names", "rules");
      decision.withoutEffect("the graph policy has its own", "scoring", "thresholds");
      return new DecisionSection(new RulesSection(List.of()), 0, 0);
    }
    YamlValue scoring = decision.get("scoring");
    if (scoring != null && scoring.isMapping()) {
      return scored(decision, scoring.anyMapping());
    }
    String strategy = scoring == null ? WEIGHTED_SUM : scoring.oneOf(STRATEGIES);
    if (strategy.equals(FELLEGI_SUNTER) && scoring != null) {
      scoring.error("fellegi_sunter needs fields: write scoring: {strategy: …, fields: […]}");
      return null;
    }
    return rules(decision);
  }

  private @Nullable DecisionSection scored(YamlMapping decision, YamlMapping scoring) {
    scoring.expect(
        List.of("strategy", "training", "model", "fields", "thresholds", "prior_log_odds"));
    YamlValue written = scoring.get("strategy");
    String implied = scoring.has("fields") ? FELLEGI_SUNTER : WEIGHTED_SUM;
    String strategy = written == null ? implied : written.oneOf(STRATEGIES);
    if (strategy.equals(FELLEGI_SUNTER)) {
      return fields(decision, scoring);
    }
    scoring.withoutEffect(
        "they belong to fellegi_sunter",
        "training",
        "model",
        "fields",
        "thresholds",
        "prior_log_odds");
    return rules(decision);
  }

  private @Nullable DecisionSection rules(YamlMapping decision) {
    YamlValue rules = root.require("rules", "weighted_sum adds up what the rules count");
    ScoringSection scoring =
        rules == null ? null : new RulesSection(RulesReader.read(rules, problems));
    YamlMapping thresholds = probabilities(decision);
    if (scoring == null || thresholds == null) {
      return null;
    }
    double match = thresholds.number("match", 0, 1, 1);
    double firm = thresholds.number("firm", 0, MOST_OF_RULES, match);
    checkOrder(thresholds, "match", match, "firm", firm);
    return new DecisionSection(scoring, firm, match, thresholds.number("review", 0, 1, 1));
  }

  private @Nullable DecisionSection fields(YamlMapping decision, YamlMapping scoring) {
    root.withoutEffect("fellegi_sunter compares decision.scoring.fields", "rules");
    LearningSection learning = LearningReader.read(scoring);
    YamlValue value = scoring.require("fields", "list the comparisons");
    List<FieldSection> fields =
        value == null
            ? List.of()
            : FieldsReader.read(value, problems, learning.expected(), this::normaliser);
    FieldsSection section =
        new FieldsSection(
            fields,
            scoring.number("prior_log_odds", -100, 100, 0),
            LearningReader.withTerms(learning, fields),
            Map.of(),
            Map.of(),
            null);
    if (scoring.has("thresholds")) {
      decision.withoutEffect("scoring.thresholds are used", "thresholds");
      return weights(scoring, section);
    }
    return likelihoods(decision, section, learning.expected());
  }

  /** The normaliser of an attribute whose field names none. */
  private String normaliser(String attribute) {
    YamlValue normalisers = root.get("normalizers");
    YamlValue chosen =
        normalisers != null && normalisers.isMapping()
            ? normalisers.anyMapping().get(attribute)
            : null;
    return chosen != null && chosen.isScalar()
        ? chosen.text().strip()
        : NormaliserChoice.suggestedBy(attribute);
  }

  /** Thresholds that are probabilities; those of learned weights may be left to us. */
  private @Nullable DecisionSection likelihoods(
      YamlMapping decision, ScoringSection section, boolean learned) {
    if (learned && !decision.has("thresholds")) {
      return new DecisionSection(
          section,
          MatchWeight.ofProbability(FIRM),
          MatchWeight.ofProbability(MATCH),
          MatchWeight.ofProbability(REVIEW));
    }
    YamlMapping thresholds = probabilities(decision);
    if (thresholds == null) {
      return null;
    }
    double match = logOdds(thresholds, "match");
    double firm = thresholds.has("firm") ? logOdds(thresholds, "firm") : match;
    checkOrder(thresholds, "match", match, "firm", firm);
    return new DecisionSection(section, firm, match, logOdds(thresholds, "review"));
  }

  private @Nullable DecisionSection weights(YamlMapping scoring, ScoringSection section) {
    YamlValue value = scoring.get("thresholds");
    if (value == null) {
      return null;
    }
    YamlMapping thresholds = value.mapping("firm", "match", "possible", "non_match");
    thresholds.require("match", "the match weight from which on a pair matches, as 8.0");
    double match = thresholds.number("match", -HIGHEST_WEIGHT, HIGHEST_WEIGHT, 0);
    double firm = thresholds.number("firm", -HIGHEST_WEIGHT, HIGHEST_WEIGHT, match);
    double possible = thresholds.number("possible", -HIGHEST_WEIGHT, HIGHEST_WEIGHT, match);
    double nonMatch = thresholds.number("non_match", -HIGHEST_WEIGHT, HIGHEST_WEIGHT, possible);
    thresholds.withoutEffect("what is below possible is no match", "non_match");
    checkOrder(thresholds, "match", match, "firm", firm);
    checkOrder(thresholds, "possible", possible, "match", match);
    checkOrder(thresholds, "non_match", nonMatch, "possible", possible);
    return new DecisionSection(section, firm, match, possible);
  }

  private @Nullable YamlMapping probabilities(YamlMapping decision) {
    YamlValue value = decision.require("thresholds", "as thresholds: {match: 0.9, review: 0.7}");
    if (value == null) {
      return null;
    }
    YamlMapping thresholds = value.anyMapping();
    thresholds.require("match", "the score from which on a pair matches, 0 to 1");
    thresholds.require("review", "the score from which on a person looks at a pair, 0 to 1");
    checkOrder(
        thresholds,
        "review",
        thresholds.number("review", 0, 1, 0),
        "match",
        thresholds.number("match", 0, 1, 1));
    return thresholds;
  }

  private void checkOrder(
      YamlMapping thresholds, String lower, double low, String upper, double high) {
    if (low > high) {
      problems.error(
          thresholds.keyPlace(lower),
          "is " + low + ", above " + upper + " (" + high + "); swap or lower it");
    }
  }

  /** A match probability as log2 odds, the unit of a match weight. */
  private static double logOdds(YamlMapping thresholds, String key) {
    YamlValue value = thresholds.get(key);
    double probability = value == null ? 0.5 : value.probability();
    return Math.log(probability / (1 - probability)) / Math.log(2);
  }
}
