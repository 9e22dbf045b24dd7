package dev.tributary.evaluation;

import dev.tributary.model.RecordKey;
import java.util.List;

/**
 * Examples of what went wrong, the worst first.
 *
 * @param merged clusters found that hold records of several true entities
 * @param split true entities whose records were found in several clusters
 */
public record Mistakes(List<Mistake> merged, List<Mistake> split) {

  /**
   * A cluster that should have been several, or an entity that should have been one.
   *
   * @param cluster its name, in the clustering found if wrongly merged, in the truth if split
   * @param wrongPairs how many pairs of records it gets wrong
   * @param size how many records it has
   * @param partCount how many parts it has
   * @param parts the largest of them, the largest first
   */
  public record Mistake(
      String cluster, long wrongPairs, long size, int partCount, List<Part> parts) {}

  /**
   * What a wrong cluster shares with one cluster of the other clustering.
   *
   * @param cluster the name of the other
   * @param size how many records they share
   * @param examples the first of these by key
   */
  public record Part(String cluster, long size, List<RecordKey> examples) {}
}
