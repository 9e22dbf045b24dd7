package dev.tributary.evaluation;

import dev.tributary.model.RecordKey;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * Records put into entities.
 *
 * @param entities the entity of each record; the names of entities mean nothing beyond this one
 *     clustering. Taken as it is, not copied: it may be large
 */
public record Clustering(Map<RecordKey, String> entities) {
  public Clustering {
    entities = Collections.unmodifiableMap(entities);
  }

  /**
   * Reads a CSV file with the columns source, id and entity in any order; others are ignored.
   *
   * @throws IllegalArgumentException if the file is not of this form: names the file, the line, and
   *     what is wrong
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Clustering read(Path file) {
    return new Clustering(ClusteringFile.read(file));
  }

  public int size() {
    return entities.size();
  }
}
