package dev.tributary.scoring;

/** The level of all pairs that reach none of the levels before it. */
public record ElseLevel(Evidence evidence) implements ComparisonLevel {
  public ElseLevel(double m, double u) {
    this(Evidence.of(m, u));
  }
}
