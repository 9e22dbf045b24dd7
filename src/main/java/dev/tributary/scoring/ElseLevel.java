package dev.tributary.scoring;

/** The level of all pairs that reach none of the levels before it. */
public record ElseLevel(double m, double u) implements ComparisonLevel {
  public ElseLevel {
    MatchWeight.checkProbability(m);
    MatchWeight.checkProbability(u);
  }
}
