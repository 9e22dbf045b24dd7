package dev.tributary.training;

import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.Neighbours;
import dev.tributary.training.PairSample.Counted;
import dev.tributary.training.PatternCounts.Pattern;
import dev.tributary.training.TrainingOutcome.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The m and u of all comparison levels while they are learned. */
final class Estimates {
  /** What a level counts that was never seen: half a pair, after Jeffreys. */
  private static final double UNSEEN = 0.5;

  private static final double FIRST_NEIGHBOURS = 1;

  private final List<Comparison> comparisons;
  private final double[][] m;
  private final double[][] u;
  private double[][] known = {};
  private double[][] randomCounts = {};
  private double[][] others = {};
  private List<Pattern> randomPairs = List.of();
  private final double[][] expectedMatches;
  private final boolean[] seenByPass;
  private double neighbours;

  Estimates(List<Comparison> comparisons) {
    this.comparisons = comparisons;
    int size = comparisons.size();
    m = new double[size][];
    u = new double[size][];
    expectedMatches = new double[size][];
    seenByPass = new boolean[size];
  }

  /** How many levels each comparison has. */
  private int[] sizes() {
    return comparisons.stream().mapToInt(it -> it.levels().size()).toArray();
  }

  /**
   * @param withNeighbours whether there may be pairs of neighbours
   */
  void startWith(Counted random, PatternCounts labelled, boolean withNeighbours) {
    neighbours = withNeighbours ? FIRST_NEIGHBOURS : 0;
    known = labelled.perLevel(sizes());
    randomPairs = random.unknown().patterns();
    randomCounts = random.unknown().perLevel(sizes());
    others = random.others().perLevel(sizes());
    for (int i = 0; i < m.length; i++) {
      m[i] = StartingValues.m(comparisons.get(i));
      u[i] = new double[m[i].length];
      expectedMatches[i] = new double[m[i].length];
    }
    correctU(0);
  }

  double[][] m() {
    return copy(m);
  }

  double[][] u() {
    return copy(u);
  }

  /** How many pairs known to match reach each level. */
  double[][] known() {
    return copy(known);
  }

  private static double[][] copy(double[][] of) {
    return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Counts u on the random pairs, each as far as it is expected not to match.
   *
   * @param share of all pairs, how many match
   */
  void correctU(double share) {
    double[][] counts = copy(others);
    for (Pattern pattern : randomPairs) {
      double weight = pattern.count() * (share > 0 ? likely(pattern.levels(), share).others() : 1);
      for (int i = 0; i < m.length; i++) {
        int level = pattern.levels()[i];
        if (level != FellegiSunterScorer.NO_LEVEL) {
          counts[i][level] += weight;
        }
      }
    }
    for (int i = 0; i < u.length; i++) {
      double sum = sum(counts[i]) + UNSEEN * counts[i].length;
      for (int level = 0; level < counts[i].length; level++) {
        u[i][level] = (counts[i][level] + UNSEEN) / sum;
      }
    }
  }

  /**
   * Takes the mean of all passes that estimated a comparison, each counting as many matches as it
   * expects. Where no pass could, the matches among all candidates speak.
   */
  void combine(List<Pass> passes, PatternCounts candidates, double share) {
    double[][] sums = new double[m.length][];
    double[] weights = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      sums[i] = new double[m[i].length];
    }
    for (Pass pass : passes) {
      for (int i : pass.learned()) {
        weights[i] += pass.matches();
        for (int level = 0; level < sums[i].length; level++) {
          sums[i][level] += pass.matches() * pass.outcome().last().m()[i][level];
        }
      }
    }
    double[][] amongCandidates = expected(candidates, share);
    for (int i = 0; i < m.length; i++) {
      seenByPass[i] = weights[i] > 0;
      double[] counts = seenByPass[i] ? sums[i] : amongCandidates[i];
      double total = sum(counts);
      if (total > 0) {
        for (int level = 0; level < counts.length; level++) {
          m[i][level] = counts[level] / total;
          expectedMatches[i][level] = counts[level];
        }
      }
    }
  }

  private double[][] expected(PatternCounts candidates, double share) {
    double[][] expected = copy(known);
    for (Pattern pattern : share > 0 ? candidates.patterns() : List.<Pattern>of()) {
      double weight = pattern.count() * likely(pattern.levels(), share).match();
      for (int i = 0; i < m.length; i++) {
        int level = pattern.levels()[i];
        if (level != FellegiSunterScorer.NO_LEVEL) {
          expected[i][level] += weight;
        }
      }
    }
    return expected;
  }

  /** How often neighbours reach each level. */
  double[][] ofNeighbours() {
    double[][] of = copy(m);
    for (int i = 0; i < of.length; i++) {
      double shared = comparisons.get(i).shared();
      for (int level = 0; level < of[i].length; level++) {
        of[i][level] = Neighbours.probability(shared, m[i][level], u[i][level]);
      }
    }
    return of;
  }

  /** How likely a pair is to match, and to be of neighbours. */
  record Likely(double match, double neighbours) {
    /** Of two strangers. */
    double others() {
      return 1 - match - neighbours;
    }
  }

  /**
   * What a pair is.
   *
   * @param levels that it reaches, one a comparison
   * @param share of all pairs, how many match
   */
  Likely likely(int[] levels, double share) {
    double ofMatch = share;
    double ofNeighbours = share * neighbours;
    double ofOthers = Math.max(0, 1 - ofMatch - ofNeighbours);
    for (int i = 0; i < m.length; i++) {
      int level = levels[i];
      if (level != FellegiSunterScorer.NO_LEVEL) {
        double shared = comparisons.get(i).shared();
        ofMatch *= m[i][level];
        ofNeighbours *= Neighbours.probability(shared, m[i][level], u[i][level]);
        ofOthers *= u[i][level];
      }
    }
    double all = ofMatch + ofNeighbours + ofOthers;
    return all > 0 ? new Likely(ofMatch / all, ofNeighbours / all) : new Likely(0, 0);
  }

  /** How many pairs of neighbours there are for each that matches. */
  double neighbours() {
    return neighbours;
  }

  void neighbours(double perMatch) {
    neighbours = perMatch;
  }

  /**
   * The m of a level, with half a match added to each level: what was not seen is not impossible. A
   * level that no pair reaches at all is no evidence.
   */
  double smoothedM(int comparison, int level) {
    double[] counts = expectedMatches[comparison];
    double total = sum(counts);
    if (total <= 0) {
      return m[comparison][level];
    }
    if (counts[level] < UNSEEN && isUnseenAtRandom(comparison, level)) {
      return u[comparison][level]; // nothing was seen of it, and it says nothing
    }
    return (counts[level] + UNSEEN) / (total + UNSEEN * counts.length);
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < m.length; i++) {
      Comparison comparison = comparisons.get(i);
      if (!seenByPass[i] && sum(known[i]) == 0) {
        warnings.add(
            "every blocking key depends on %s: its m was estimated on the pairs that agree in it, and is too high; add a blocking key without it"
                .formatted(comparison.name()));
      }
      for (int level = 0; level < m[i].length; level++) {
        String which = comparison.name() + " " + comparison.conditions().get(level);
        boolean unseenByMatches = expectedMatches[i][level] < UNSEEN;
        if (isUnseenAtRandom(i, level)) {
          warnings.add(
              unseenByMatches
                  ? "no pair reaches %s: it counts nothing".formatted(which)
                  : "no random pair reaches %s: its u is set to half a pair".formatted(which));
        } else if (unseenByMatches) {
          warnings.add("no match reaches %s: its m is set to half a pair".formatted(which));
        }
      }
    }
    return warnings;
  }

  private boolean isUnseenAtRandom(int comparison, int level) {
    return randomCounts[comparison][level] + others[comparison][level] == 0;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
