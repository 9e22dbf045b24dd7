package dev.tributary.evaluation;

import dev.tributary.evaluation.Quality.BCubed;
import dev.tributary.evaluation.Quality.ExactClusters;
import dev.tributary.evaluation.Quality.Pairwise;

/** Compares a clustering with the truth. */
public final class ClusterEvaluation {
  private final Contingency table;
  private long commonPairs;
  private long exact;
  private double precisions;
  private double recalls;

  private ClusterEvaluation(Contingency table) {
    this.table = table;
  }

  /** The quality of what was found, over the records that both clusterings have. */
  public static Quality compare(Clustering truth, Clustering found) {
    Contingency table = new Contingency(truth, found);
    ClusterEvaluation evaluation = new ClusterEvaluation(table);
    table.forEachCell(evaluation::add);
    return evaluation.quality(truth.size(), found.size());
  }

  /**
   * The worst mistakes: the clusters with the most wrong pairs, and those with the most missing
   * ones, with a few of their records.
   *
   * @param limit how many of each kind
   */
  public static Mistakes worst(Clustering truth, Clustering found, int limit) {
    return MistakeSearch.search(truth, found, limit);
  }

  private void add(int trueCluster, int foundCluster, long shared) {
    long trueSize = table.trueSize(trueCluster);
    long foundSize = table.foundSize(foundCluster);
    commonPairs += Contingency.pairs(shared);
    exact += shared == trueSize && shared == foundSize ? 1 : 0;
    precisions += (double) shared * shared / foundSize;
    recalls += (double) shared * shared / trueSize;
  }

  private Quality quality(long inTruth, long inFound) {
    long truePairs = 0;
    for (int i = 0; i < table.trueClusters(); i++) {
      truePairs += Contingency.pairs(table.trueSize(i));
    }
    long foundPairs = 0;
    for (int i = 0; i < table.foundClusters(); i++) {
      foundPairs += Contingency.pairs(table.foundSize(i));
    }
    long records = table.records();
    return new Quality(
        Pairwise.of(commonPairs, foundPairs - commonPairs, truePairs - commonPairs),
        BCubed.of(precisions, recalls, records),
        ExactClusters.of(exact, table.trueClusters(), table.foundClusters()),
        records,
        inTruth - records,
        inFound - records);
  }
}
