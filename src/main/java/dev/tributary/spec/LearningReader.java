package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.BlockingKeySection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.LearningSection;
import dev.tributary.spec.SpecDocument.TermSection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what concerns learned weights: {@code scoring.model}, {@code scoring.training}, and which
 * fields count rare values for more.
 */
final class LearningReader {
  private static final int MOST_DETERMINISTIC_RULES = 10;
  private static final int MOST_PAIRS = 50_000_000;
  private static final List<String> KEYS =
      List.of(
          "method",
          "estimate_u",
          "max_random_pairs",
          "max_pairs_per_pass",
          "max_iterations",
          "convergence_threshold",
          "seed",
          "deterministic_rules",
          "recall",
          "neighbours");

  private LearningReader() {}

  static LearningSection read(YamlMapping scoring) {
    YamlValue training = scoring.get("training");
    List<BlockingKeySection> rules = List.of();
    TrainingSettings settings = TrainingSettings.DEFAULT;
    if (training != null) {
      YamlMapping mapping = training.mapping(KEYS.toArray(String[]::new));
      rules = BlockingReader.keys(mapping.get("deterministic_rules"), MOST_DETERMINISTIC_RULES);
      settings = settings(mapping);
    }
    return new LearningSection(
        settings,
        rules,
        scoring.named("model"),
        scoring.has("model") || training != null,
        !scoring.has("thresholds") || scoring.has("prior_log_odds"),
        Set.of());
  }

  private static TrainingSettings settings(YamlMapping training) {
    oneOf(training, "method", List.of("em", "expectation_maximisation"));
    oneOf(training, "estimate_u", List.of("random_sampling"));
    TrainingSettings usual = TrainingSettings.DEFAULT;
    YamlValue neighbours = training.get("neighbours");
    return new TrainingSettings(
        training.integer("seed", 0, Integer.MAX_VALUE, (int) usual.seed()),
        training.integer("max_random_pairs", 100, MOST_PAIRS, usual.maxRandomPairs()),
        training.integer("max_pairs_per_pass", 100, MOST_PAIRS, usual.maxPairsPerPass()),
        training.integer("max_iterations", 1, 10_000, usual.maxIterations()),
        training.number("convergence_threshold", 1e-12, 0.1, usual.convergenceThreshold()),
        training.number("recall", 0.01, 1, usual.recall()),
        neighbours == null ? usual.neighbours() : neighbours.flag());
  }

  private static void oneOf(YamlMapping training, String key, List<String> known) {
    YamlValue value = training.get(key);
    if (value != null) {
      value.oneOf(known);
    }
  }

  /** The fields whose frequencies of values training counts. */
  static LearningSection withTerms(LearningSection learning, List<FieldSection> fields) {
    Set<String> byTerms = new TreeSet<>();
    for (FieldSection field : fields) {
      TermSection terms = field.terms();
      if (terms != null && terms.file() == null) {
        byTerms.add(field.name().name());
      }
    }
    return new LearningSection(
        learning.settings(),
        learning.deterministicRules(),
        learning.model(),
        learning.expected(),
        learning.priorCounts(),
        byTerms);
  }
}
