package dev.tributary.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of a kind of data: how often matches and other pairs reach each comparison
 * level, how likely two random records match, and how common values are.
 *
 * @param prior the probability that two records drawn at random match
 * @param neighbours how many pairs of neighbours there are for each that matches; 0 for none
 * @param comparisons one for each comparison of the spec it was learned for, in its order
 */
public record TrainedModel(
    double prior, double neighbours, List<TrainedComparison> comparisons, Provenance provenance) {
  /** More pairs of neighbours for a match than there ever are: what says so is no model. */
  public static final double MOST_NEIGHBOURS = 1000;

  public TrainedModel {
    MatchWeight.checkProbability(prior);
    if (!(neighbours >= 0 && neighbours <= MOST_NEIGHBOURS)) {
      throw new IllegalArgumentException(
          "neighbours lie from 0 to %s for a match, but are %s"
              .formatted(MOST_NEIGHBOURS, neighbours));
    }
    comparisons = List.copyOf(comparisons);
  }

  /**
   * What was learned about a comparison.
   *
   * @param name the name of the spec's field
   * @param frequencies how common its values are; null where that was not learned
   * @param words how common their words are; null where that was not learned
   */
  public record TrainedComparison(
      String name,
      List<TrainedLevel> levels,
      @Nullable TermFrequencies frequencies,
      @Nullable TermFrequencies words) {
    public TrainedComparison {
      levels = List.copyOf(levels);
    }

    /** Without any words. */
    public TrainedComparison(
        String name, List<TrainedLevel> levels, @Nullable TermFrequencies frequencies) {
      this(name, levels, frequencies, null);
    }
  }

  /**
   * What was learned about a comparison level.
   *
   * @param condition which pairs reach it, as {@code >= 0.88}, {@code else}
   * @param m its share among matches
   * @param u its share among other pairs
   */
  public record TrainedLevel(String condition, double m, double u) {
    public TrainedLevel {
      MatchWeight.checkProbability(m);
      MatchWeight.checkProbability(u);
    }
  }

  /**
   * What a model was learned from.
   *
   * @param entity the entity type
   * @param specHash the hash of the plan that it was learned with
   * @param seed of the random choices: the same seed, spec and records make the same model
   * @param records how many records there were
   * @param randomPairs how many pairs u was estimated on
   * @param blockedPairs how many pairs m was estimated on, over all passes
   * @param labelledPairs how many pairs were known to match or not to
   */
  public record Provenance(
      String entity,
      String specHash,
      long seed,
      long records,
      long randomPairs,
      long blockedPairs,
      long labelledPairs) {}

  /** The comparison of a field; null where none was learned. */
  public @Nullable TrainedComparison comparison(String name) {
    return comparisons.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
  }
}
