package dev.tributary.evaluation;

/**
 * How well a clustering agrees with the truth, over the records that both have.
 *
 * @param onlyInTruth records that the found clustering does not have; they count nowhere else
 * @param onlyInFound records that the truth does not have; they count nowhere else
 */
public record Quality(
    Pairwise pairwise,
    BCubed bCubed,
    ExactClusters exactClusters,
    long recordsCompared,
    long onlyInTruth,
    long onlyInFound) {

  /**
   * Of all pairs of records, those that are in one cluster.
   *
   * @param precision of the pairs found, the share that is true; 1 where none was found
   * @param recall of the true pairs, the share that was found; 1 where there is none
   * @param f1 the harmonic mean of both
   */
  public record Pairwise(
      double precision,
      double recall,
      double f1,
      long truePositives,
      long falsePositives,
      long falseNegatives) {

    static Pairwise of(long truePositives, long falsePositives, long falseNegatives) {
      long found = truePositives + falsePositives;
      long real = truePositives + falseNegatives;
      return new Pairwise(
          ratio(truePositives, found),
          ratio(truePositives, real),
          ratio(2 * truePositives, found + real),
          truePositives,
          falsePositives,
          falseNegatives);
    }
  }

  /**
   * Averages over records (Bagga and Baldwin, 1998): of the cluster found for a record, the share
   * that truly belongs to it, and of its true cluster, the share that was found with it. Large
   * clusters weigh less than in pairs. All 1 where there are no records.
   */
  public record BCubed(double precision, double recall, double f1) {
    static BCubed of(double precisions, double recalls, long records) {
      double precision = records == 0 ? 1 : precisions / records;
      double recall = records == 0 ? 1 : recalls / records;
      return new BCubed(precision, recall, 2 * precision * recall / (precision + recall));
    }
  }

  /**
   * Whole clusters that were found exactly: not a record too many, not one too few.
   *
   * @param precision of the clusters found, the share that is a true one
   * @param recall of the true clusters, the share that was found
   */
  public record ExactClusters(
      long exact, long trueClusters, long foundClusters, double precision, double recall) {
    static ExactClusters of(long exact, long trueClusters, long foundClusters) {
      return new ExactClusters(
          exact,
          trueClusters,
          foundClusters,
          ratio(exact, foundClusters),
          ratio(exact, trueClusters));
    }
  }

  /** Nothing wanted and nothing done is done perfectly. */
  private static double ratio(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
