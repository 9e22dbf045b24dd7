package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.WordMeasure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts in how many values words are, where comparisons weigh them. */
final class WordCounts {
  /** The most words that a table keeps: some megabytes. Rarer ones count as unknown. */
  private static final int MOST_WORDS = 50_000;

  private final BatchRecords records;

  WordCounts(BatchRecords records) {
    this.records = records;
  }

  /** By comparison; none where it weighs no words. */
  List<TermFrequencies> of(List<Comparison> comparisons) {
    return comparisons.stream()
        .map(
            comparison ->
                comparison
                    .wordMeasure()
                    .map(measure -> of(measure, comparison.slot()))
                    .orElse(TermFrequencies.NONE))
        .toList();
  }

  private TermFrequencies of(WordMeasure measure, int slot) {
    Map<String, Double> shares = new HashMap<>();
    int values = 0;
    for (int record = 0; record < records.size(); record++) {
      for (String value : records.features(record).values(slot)) {
        values++;
        measure.words(value).forEach(word -> shares.merge(word, 1.0, Double::sum));
      }
    }
    double all = values;
    shares.replaceAll((word, count) -> count / all);
    return TermFrequencies.ofShares(
        shares, MOST_WORDS, shares.size() <= MOST_WORDS ? 1 / all : Double.NaN);
  }
}
