package dev.tributary.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Fellegi-Sunter scoring compares one slot.
 *
 * @param similarity symmetric, from 0 to 1, 1 for equal values
 * @param levels in the order in which they are tried; the first that a pair reaches is its level,
 *     and the last is the else level. Levels of one similarity stand with the strictest first. Of
 *     several values the best pair counts. A null level, wherever it stands, takes the pairs of
 *     which a record lacks the value
 * @param weight a factor of the level's evidence, 1 for evidence as it is
 * @param shared how often {@link Neighbours} have the value in common, 0 to 1
 */
public record Comparison(
    String name,
    int slot,
    ToDoubleBiFunction<String, String> similarity,
    List<ComparisonLevel> levels,
    double weight,
    double shared) {
  public Comparison {
    ScorePart.checkWeight(name, weight);
    MatchWeight.checkProbability(shared);
    levels = List.copyOf(levels);
    checkElseIsLast(name, levels);
    checkThresholdsDescend(name, levels);
  }

  /** Of something that neighbours share no more than strangers do. */
  public Comparison(
      String name,
      int slot,
      ToDoubleBiFunction<String, String> similarity,
      List<ComparisonLevel> levels,
      double weight) {
    this(name, slot, similarity, levels, weight, 0);
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

  /** What weighs words here; empty where nothing does. */
  public Optional<WordMeasure> wordMeasure() {
    return Stream.concat(
            Stream.of(similarity),
            levels.stream()
                .filter(SimilarityLevel.class::isInstance)
                .map(level -> ((SimilarityLevel) level).similarity()))
        .filter(WordMeasure.class::isInstance)
        .map(WordMeasure.class::cast)
        .findFirst();
  }

  /**
   * The same with words weighed, where it weighs words.
   *
   * @param words by word, the share of values that have it
   */
  public Comparison weighing(TermFrequencies words) {
    WordMeasure unweighed = wordMeasure().orElse(null);
    if (unweighed == null || words == TermFrequencies.NONE) {
      return this;
    }
    WordMeasure weighed = unweighed.weighing(words);
    List<ComparisonLevel> weighing = new ArrayList<>();
    for (ComparisonLevel level : levels) {
      weighing.add(
          level instanceof SimilarityLevel similar && unweighed.equals(similar.similarity())
              ? new SimilarityLevel(similar.threshold(), weighed, similar.evidence())
              : level);
    }
    return new Comparison(
        name, slot, unweighed.equals(similarity) ? weighed : similarity, weighing, weight, shared);
  }

  /** Which pairs reach each level, for people, and to tell whether two comparisons are alike. */
  public List<String> conditions() {
    return levels.stream().map(Comparison::condition).toList();
  }

  private static String condition(ComparisonLevel level) {
    if (level instanceof SimilarityLevel similar) {
      if (similar.similarity() != null) {
        return similar.similarity() + " >= " + similar.threshold();
      }
      return similar.threshold() == 1 ? "equal" : ">= " + similar.threshold();
    }
    if (level instanceof CrossLevel cross) {
      return cross.threshold() == 1 ? "exchanged" : "exchanged >= " + cross.threshold();
    }
    return level instanceof NullLevel ? "missing" : "else";
  }

  private static void checkElseIsLast(String name, List<ComparisonLevel> levels) {
    long elseLevels = levels.stream().filter(ElseLevel.class::isInstance).count();
    if (elseLevels != 1 || !(levels.get(levels.size() - 1) instanceof ElseLevel)) {
      throw new IllegalArgumentException(
          "comparison " + name + " needs exactly one else level, as its last");
    }
    if (levels.stream().filter(NullLevel.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("comparison " + name + " has more than one null level");
    }
  }

  private static void checkThresholdsDescend(String name, List<ComparisonLevel> levels) {
    Map<@Nullable Object, Double> last = new HashMap<>();
    for (ComparisonLevel level : levels) {
      if (level instanceof SimilarityLevel similar) {
        double threshold = similar.threshold();
        Double above = last.put(similar.similarity(), threshold);
        if (above != null && threshold >= above) {
          throw new IllegalArgumentException(
              "comparison %s: the level of threshold %s is never reached after that of %s; list the strictest first"
                  .formatted(name, threshold, above));
        }
      }
    }
  }
}
