package dev.tributary.training;

import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.training.PatternCounts.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates m, and the share of matches, of unlabelled pairs with u fixed: the algorithm of
 * Dempster, Laird and Rubin (1977) for the model of Fellegi and Sunter, as W. Winkler applied it.
 * Under that model no step lowers the likelihood.
 *
 * <p>Beside matches and strangers there may be a third class, whose levels are fixed as u is: how
 * many pairs belong to it is estimated too.
 *
 * <p>Pairs that are known to match take part in the estimate of m with full weight in every step.
 */
public final class ExpectationMaximisation {
  /** A share of matches of 0 or 1 would end all learning. */
  private static final double LEAST_SHARE = 1e-12;

  private static final double FIRST_NEIGHBOURS = 0.05;

  private final List<Pattern> patterns;
  private final double[][] u;
  private final boolean[] learned;
  private final double[][] known;
  private final double @Nullable [][] neighbours;

  /**
   * The state after a step.
   *
   * @param share of the pairs, how many match
   * @param ofNeighbours of the pairs, how many are neighbours; 0 where there is no such class
   * @param m by comparison and level; null for comparisons that are not learned
   * @param logLikelihood of all pairs under share, m and u, natural logarithm
   */
  @SuppressWarnings("ArrayRecordComponent") // A step is read, never compared.
  public record Step(double share, double ofNeighbours, double[][] m, double logLikelihood) {}

  /**
   * How an estimate came about.
   *
   * @param steps the start and every iteration after it
   * @param converged whether the last step changed nothing by more than the threshold
   */
  public record Outcome(List<Step> steps, boolean converged) {
    public Step last() {
      return steps.get(steps.size() - 1);
    }
  }

  /**
   * @param patterns unlabelled pairs
   * @param u by comparison and level
   * @param learned which comparisons take part: those that the choice of pairs does not depend on
   * @param known how many pairs known to match reach each level; zeros where there are none
   * @param neighbours how often neighbours reach each level; null where there are none
   */
  public ExpectationMaximisation(
      List<Pattern> patterns,
      double[][] u,
      boolean[] learned,
      double[][] known,
      double @Nullable [][] neighbours) {
    this.neighbours = neighbours;
    this.patterns = patterns;
    this.u = u;
    this.learned = learned;
    this.known = known;
  }

  /**
   * Iterates until neither the share nor any m moves by more than the threshold.
   *
   * @param share where to start, above 0 and below 1
   * @param m where to start, by comparison and level
   */
  public Outcome run(double share, double[][] m, int maxIterations, double threshold) {
    List<Step> steps = new ArrayList<>();
    double near = neighbours == null ? 0 : Math.min(FIRST_NEIGHBOURS, (1 - share) / 2);
    steps.add(new Step(share, near, m, logLikelihood(share, near, m)));
    boolean converged = false;
    for (int i = 0; i < maxIterations && !converged; i++) {
      Step before = steps.get(steps.size() - 1);
      Step after = step(before);
      steps.add(after);
      converged = distance(before, after) <= threshold;
    }
    return new Outcome(steps, converged);
  }

  private Step step(Step before) {
    double[][] expected = new double[u.length][];
    for (int comparison = 0; comparison < u.length; comparison++) {
      expected[comparison] = known[comparison].clone();
    }
    double matches = 0;
    double near = 0;
    double pairs = 0;
    for (Pattern pattern : patterns) {
      double all = likelihood(pattern, before.share(), before.ofNeighbours(), before.m());
      double weight =
          ofAll(before.share() * likelihood(pattern, before.m()), all) * pattern.count();
      matches += weight;
      if (neighbours != null) {
        near +=
            ofAll(before.ofNeighbours() * likelihood(pattern, neighbours), all) * pattern.count();
      }
      pairs += pattern.count();
      for (int comparison = 0; comparison < u.length; comparison++) {
        int level = pattern.levels()[comparison];
        if (learned[comparison] && level != FellegiSunterScorer.NO_LEVEL) {
          expected[comparison][level] += weight;
        }
      }
    }
    double[][] m = new double[u.length][];
    for (int comparison = 0; comparison < u.length; comparison++) {
      m[comparison] =
          learned[comparison]
              ? shares(expected[comparison], before.m()[comparison])
              : before.m()[comparison];
    }
    double share = bounded(matches / pairs);
    double ofNeighbours = neighbours == null ? 0 : Math.min(bounded(near / pairs), 1 - share);
    return new Step(share, ofNeighbours, m, logLikelihood(share, ofNeighbours, m));
  }

  /** Where no match has a value to compare, nothing is learned of it. */
  private static double[] shares(double[] expected, double[] otherwise) {
    double sum = 0;
    for (double one : expected) {
      sum += one;
    }
    if (!(sum > 0)) {
      return otherwise;
    }
    double[] shares = new double[expected.length];
    for (int level = 0; level < shares.length; level++) {
      shares[level] = expected[level] / sum;
    }
    return shares;
  }

  private static double bounded(double share) {
    return Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
  }

  private static double ofAll(double part, double all) {
    return part > 0 ? part / all : 0;
  }

  private double likelihood(Pattern pattern, double share, double ofNeighbours, double[][] m) {
    double near = neighbours == null ? 0 : ofNeighbours * likelihood(pattern, neighbours);
    double others = (1 - share - ofNeighbours) * likelihood(pattern, u);
    return share * likelihood(pattern, m) + near + others;
  }

  private double likelihood(Pattern pattern, double[][] probabilities) {
    double product = 1;
    for (int comparison = 0; comparison < u.length; comparison++) {
      int level = pattern.levels()[comparison];
      if (learned[comparison] && level != FellegiSunterScorer.NO_LEVEL) {
        product *= probabilities[comparison][level];
      }
    }
    return product;
  }

  /** The known matches belong to it as well: they are observed, and m explains them. */
  private double logLikelihood(double share, double ofNeighbours, double[][] m) {
    double sum = 0;
    for (Pattern pattern : patterns) {
      double of = likelihood(pattern, share, ofNeighbours, m);
      sum += pattern.count() * Math.log(Math.max(of, Double.MIN_NORMAL));
    }
    for (int comparison = 0; comparison < u.length; comparison++) {
      for (int level = 0; learned[comparison] && level < known[comparison].length; level++) {
        if (known[comparison][level] > 0) {
          sum += known[comparison][level] * Math.log(m[comparison][level]);
        }
      }
    }
    return sum;
  }

  private double distance(Step before, Step after) {
    double greatest =
        Math.max(
            Math.abs(after.share() - before.share()),
            Math.abs(after.ofNeighbours() - before.ofNeighbours()));
    for (int comparison = 0; comparison < u.length; comparison++) {
      for (int level = 0; learned[comparison] && level < u[comparison].length; level++) {
        double moved = after.m()[comparison][level] - before.m()[comparison][level];
        greatest = Math.max(greatest, Math.abs(moved));
      }
    }
    return greatest;
  }
}
