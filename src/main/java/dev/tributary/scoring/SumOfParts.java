package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds parts up, in their order.
 *
 * <p>A total is rounded to nine decimals, so that weights of 0.6 and 0.3 reach a threshold of 0.9
 * in binary fractions too.
 */
final class SumOfParts {
  private static final double DECIMALS = 1e9;

  /** More than rounding can add to a total, less than any difference that means something. */
  private static final double MARGIN = 1e-6;

  private final ScorePart[] parts;
  private final double start;

  /** Sums that begin at a number, which counts whatever the parts say. */
  SumOfParts(List<? extends ScorePart> parts, double start) {
    this.parts = parts.toArray(ScorePart[]::new);
    this.start = start;
  }

  List<String> names() {
    return List.of(parts).stream().map(ScorePart::name).toList();
  }

  PairScore score(Features a, Features b) {
    float[] contributions = new float[parts.length];
    double total = start;
    for (int i = 0; i < parts.length; i++) {
      double contribution = parts[i].contribution(a, b);
      contributions[i] = (float) contribution;
      total += orNothing(contribution);
    }
    return new PairScore(rounded(total), contributions);
  }

  /** The same total, with what each part found. */
  PairExplanation explain(String strategy, Features a, Features b) {
    List<PartExplanation> found = Stream.of(parts).map(part -> part.explain(a, b)).toList();
    return new PairExplanation(strategy, start, found, score(a, b).total());
  }

  /** Stops where even full agreement of all that is left could not reach the floor. */
  @Nullable PairScore scoreIfAtLeast(Features a, Features b, double floor) {
    double reachable = start;
    for (ScorePart part : parts) {
      reachable += part.ceiling(a, b);
    }
    if (reachable < floor - MARGIN) {
      return null;
    }
    float[] contributions = new float[parts.length];
    double total = start;
    for (int i = 0; i < parts.length; i++) {
      double contribution = parts[i].contribution(a, b);
      contributions[i] = (float) contribution;
      total += orNothing(contribution);
      reachable += orNothing(contribution) - parts[i].ceiling(a, b);
      if (reachable < floor - MARGIN) {
        return null;
      }
    }
    double rounded = rounded(total);
    return rounded >= floor ? new PairScore(rounded, contributions) : null;
  }

  private static double orNothing(double contribution) {
    return Double.isNaN(contribution) ? 0 : contribution;
  }

  /** A total as it is told and compared. */
  static double rounded(double total) {
    return Math.rint(total * DECIMALS) / DECIMALS;
  }
}
