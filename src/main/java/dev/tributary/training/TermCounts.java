package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.scoring.TermFrequencies;
import java.util.HashMap;
import java.util.Map;

/** Counts how common the values of a slot are. */
final class TermCounts {
  private TermCounts() {}

  static TermFrequencies of(BatchRecords records, int slot) {
    Map<String, Long> counts = new HashMap<>();
    for (int record = 0; record < records.size(); record++) {
      for (String value : records.features(record).values(slot)) {
        counts.merge(value, 1L, Long::sum);
      }
    }
    return TermFrequencies.ofCounts(counts, TermFrequencies.MOST_VALUES);
  }
}
