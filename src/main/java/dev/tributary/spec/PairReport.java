package dev.tributary.spec;

import dev.tributary.model.RecordKey;
import dev.tributary.scoring.PairExplanation;
import dev.tributary.scoring.PartExplanation;
import java.util.List;

/**
 * Why two records match or not, by a plan: for people, and as data of a waterfall chart ({@link
 * PairReportForm}).
 *
 * @param blocks the blocking keys that both records have in common, by name; a pair without any is
 *     never compared
 * @param explanation the score, part by part
 * @param steps one for each part of the explanation, in its order
 * @param probability of a match, 0 to 1; for rules the score itself, 1 at most
 * @param outcome what the thresholds make of the score
 * @param thresholds in the unit of the score
 */
public record PairReport(
    RecordKey a,
    RecordKey b,
    List<String> blocks,
    PairExplanation explanation,
    List<Step> steps,
    double probability,
    Outcome outcome,
    Thresholds thresholds) {
  public PairReport {
    blocks = List.copyOf(blocks);
    steps = List.copyOf(steps);
  }

  /** What the thresholds make of a score. */
  public enum Outcome {
    /** At least the match threshold, and firm. */
    MATCH,
    /** At least the match threshold; joins no two entities. */
    WEAK_MATCH,
    REVIEW,
    NO_MATCH,
    /** A conflict decided. */
    VETOED
  }

  /** The lowest scores of a firm match, a match and a review. */
  public record Thresholds(double firm, double match, double review) {}

  /**
   * A bar of the waterfall.
   *
   * @param from the total before it
   * @param to the total with it; where the part had nothing to compare the same
   * @param values what both records have, for each slot that the part looks at
   * @param children the parts of a composite rule, which add nothing themselves
   */
  public record Step(
      PartExplanation part, double from, double to, List<Values> values, List<Step> children) {
    public Step {
      values = List.copyOf(values);
      children = List.copyOf(children);
    }
  }

  /** The values of an attribute in both records, as written and as compared. */
  public record Values(
      String attribute,
      String normaliser,
      List<String> rawOfA,
      List<String> rawOfB,
      List<String> normalisedOfA,
      List<String> normalisedOfB) {
    public Values {
      rawOfA = List.copyOf(rawOfA);
      rawOfB = List.copyOf(rawOfB);
      normalisedOfA = List.copyOf(normalisedOfA);
      normalisedOfB = List.copyOf(normalisedOfB);
    }
  }
}
