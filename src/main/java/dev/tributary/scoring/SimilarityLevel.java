package dev.tributary.scoring;

import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The level of pairs whose values are at least this similar; a threshold of 1 means equal.
 *
 * @param similarity what measures it, null for the similarity of the comparison
 */
public record SimilarityLevel(
    double threshold, @Nullable ToDoubleBiFunction<String, String> similarity, Evidence evidence)
    implements ComparisonLevel {
  public SimilarityLevel {
    ScorePart.checkThreshold("level", threshold);
  }

  public SimilarityLevel(double threshold, Evidence evidence) {
    this(threshold, null, evidence);
  }

  public SimilarityLevel(double threshold, double m, double u) {
    this(threshold, Evidence.of(m, u));
  }
}
