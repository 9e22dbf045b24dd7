package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.BlockKey;
import dev.tributary.spec.TrainingSettings;
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

  double of(Estimates estimates) {
    if (byRules > 0) {
      return bounded(byRules);
    }
    double share = 1.0 / Math.sqrt(2.0 * allPairs); // as if every record had about one match
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double expected = knownMatches;
      for (Pattern pattern : candidates) {
        expected += pattern.count() * estimates.matchProbability(pattern, share);
      }
      double next = bounded(expected / drawn / allPairs);
      boolean settled = Math.abs(next - share) <= PRECISION * share;
      share = next;
      if (settled) {
        break;
      }
    }
    return share;
  }

  /** A match at least, and not more than half of the pairs: with less there is nothing to learn. */
  private double bounded(double share) {
    return Math.max(1.0 / (allPairs + 1), Math.min(0.5, share));
  }
}
