package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.BlockKey;
import dev.tributary.spec.TrainingSettings;
import dev.tributary.training.Estimates.Likely;
import dev.tributary.training.PairSample.Counted;
import dev.tributary.training.PatternCounts.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates the probability that two random records match.
 *
 * <p>Where the spec states deterministic rules, from the number of pairs that they find and their
 * recall. Else from the matches expected among the candidate pairs, which is taken for all of them:
 * the estimate that reproduces itself.
 */
final class PriorEstimate {
  private static final int MAX_ITERATIONS = 200;
  private static final double PRECISION = 1e-4;
  private static final double LEAST_NEIGHBOURS = 1e-3;
  private static final double MOST_NEIGHBOURS = 20;

  private final long allPairs;
  private final double drawn;
  private final List<Pattern> candidates;
  private final double knownMatches;
  private final double byRules;

  PriorEstimate(
      BatchRecords records, TrainingSettings settings, long allPairs, Counted candidates) {
    this.allPairs = allPairs;
    this.drawn = candidates.drawn();
    this.candidates = candidates.unknown().patterns();
    this.knownMatches = candidates.matches().total();
    long found = pairsOfRules(records);
    this.byRules = found == 0 ? 0 : Math.min(1, found / (settings.recall() * allPairs));
  }

  /** The pairs of records that agree in a deterministic rule, each once. */
  private static long pairsOfRules(BatchRecords records) {
    Map<BlockKey, java.util.List<Integer>> blocks = new HashMap<>();
    long pairs = 0;
    for (int record = 0; record < records.size(); record++) {
      java.util.Set<Integer> partners = new java.util.HashSet<>();
      for (BlockKey key : records.plan().deterministicKeys(records.features(record))) {
        List<Integer> members = blocks.computeIfAbsent(key, added -> new java.util.ArrayList<>());
        partners.addAll(members);
        members.add(record);
      }
      pairs += partners.size();
    }
    return pairs;
  }

  /**
   * The prior, beside which the number of neighbours is estimated as well: the shares of matches
   * and of neighbours that reproduce themselves.
   */
  double of(Estimates estimates) {
    double share =
        byRules > 0 ? bounded(byRules) : 1.0 / Math.sqrt(2.0 * allPairs); // one match each
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double matches = knownMatches;
      double neighbours = 0;
      for (Pattern pattern : candidates) {
        Likely likely = estimates.likely(pattern.levels(), share);
        matches += pattern.count() * likely.match();
        neighbours += pattern.count() * likely.neighbours();
      }
      double next = byRules > 0 ? share : bounded(matches / drawn / allPairs);
      double perMatch = perMatch(neighbours, matches);
      boolean settled =
          Math.abs(next - share) <= PRECISION * share
              && Math.abs(perMatch - estimates.neighbours()) <= PRECISION;
      share = next;
      estimates.neighbours(perMatch);
      if (settled) {
        break;
      }
    }
    return share;
  }

  /** Of fewer than one pair in thousands nothing can be said, and there are none. */
  private static double perMatch(double neighbours, double matches) {
    double perMatch = neighbours / Math.max(1, matches);
    return perMatch < LEAST_NEIGHBOURS ? 0 : Math.min(MOST_NEIGHBOURS, perMatch);
  }

  /** A match at least, and not more than half of the pairs: with less there is nothing to learn. */
  private double bounded(double share) {
    return Math.max(1.0 / (allPairs + 1), Math.min(0.5, share));
  }
}
