package dev.tributary.scoring;

/** The level of pairs whose values are at least this similar; a threshold of 1 means equal. */
public record SimilarityLevel(double threshold, double m, double u) implements ComparisonLevel {
  public SimilarityLevel {
    ScorePart.checkThreshold("level", threshold);
    MatchWeight.checkProbability(m);
    MatchWeight.checkProbability(u);
  }
}
