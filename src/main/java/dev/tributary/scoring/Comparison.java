package dev.tributary.scoring;

import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How Fellegi-Sunter scoring compares one slot.
 *
 * @param similarity symmetric, from 0 to 1, 1 for equal values
 * @param levels the strictest first; the first that a pair reaches is its level, and the last is
 *     the else level. Of several values the best pair counts
 * @param weight a factor of the level's evidence, 1 for evidence as it is
 */
public record Comparison(
    String name,
    int slot,
    ToDoubleBiFunction<String, String> similarity,
    List<ComparisonLevel> levels,
    double weight) {
  public Comparison {
    ScorePart.checkWeight(name, weight);
    levels = List.copyOf(levels);
    checkElseIsLast(name, levels);
    checkThresholdsDescend(name, levels);
  }

  /** The simple form with one m and u: agreement from a threshold on, else disagreement. */
  public static Comparison ofAgreement(
      String name,
      int slot,
      ToDoubleBiFunction<String, String> similarity,
      double threshold,
      double m,
      double u,
      double weight) {
    List<ComparisonLevel> levels =
        List.of(new SimilarityLevel(threshold, m, u), new ElseLevel(1 - m, 1 - u));
    return new Comparison(name, slot, similarity, levels, weight);
  }

  private static void checkElseIsLast(String name, List<ComparisonLevel> levels) {
    long elseLevels = levels.stream().filter(ElseLevel.class::isInstance).count();
    if (elseLevels != 1 || !(levels.get(levels.size() - 1) instanceof ElseLevel)) {
      throw new IllegalArgumentException(
          "comparison " + name + " needs exactly one else level, as its last");
    }
  }

  private static void checkThresholdsDescend(String name, List<ComparisonLevel> levels) {
    double last = Double.POSITIVE_INFINITY;
    for (ComparisonLevel level : levels) {
      if (level instanceof SimilarityLevel similarityLevel) {
        double threshold = similarityLevel.threshold();
        if (threshold >= last) {
          throw new IllegalArgumentException(
              "comparison %s: the level of threshold %s is never reached after that of %s; list the strictest first"
                  .formatted(name, threshold, last));
        }
        last = threshold;
      }
    }
  }
}
