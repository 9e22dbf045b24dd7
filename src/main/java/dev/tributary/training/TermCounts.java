package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.ValuePairs;
import dev.tributary.training.PairSample.LikelyMatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how common the values of slots are among entities. A passport number that three records of
 * one person bear is no more common than one that a single record bears: counted by records, it
 * would look like a number that strangers share, and the more often somebody is in the data, the
 * less would speak for it. So what a record's expected matches bear too counts once between them.
 */
final class TermCounts {
  private final BatchRecords records;
  private final List<LikelyMatch> matches;

  /**
   * @param matches the pairs of the records that are expected to match
   */
  TermCounts(BatchRecords records, List<LikelyMatch> matches) {
    this.records = records;
    this.matches = matches;
  }

  TermFrequencies of(int slot) {
    double[] bearers = bearers(slot);
    Map<String, Double> counts = new HashMap<>();
    for (int record = 0; record < records.size(); record++) {
      for (String value : values(record, slot)) {
        counts.merge(value, 1 / bearers[record], Double::sum);
      }
    }
    return TermFrequencies.ofCounts(counts, TermFrequencies.MOST_VALUES);
  }

  /** How many records of its entity bear what a record bears, itself among them: by expectation. */
  private double[] bearers(int slot) {
    double[] bearers = new double[records.size()];
    Arrays.fill(bearers, 1);
    for (LikelyMatch match : matches) {
      if (ValuePairs.shareAValue(values(match.a(), slot), values(match.b(), slot))) {
        bearers[match.a()] += match.expected();
        bearers[match.b()] += match.expected();
      }
    }
    return bearers;
  }

  private String[] values(int record, int slot) {
    return records.features(record).values(slot);
  }
}
