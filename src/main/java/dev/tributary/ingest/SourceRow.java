package dev.tributary.ingest;

import dev.tributary.clustering.ContentHash;
import dev.tributary.model.RecordKey;
import java.util.HexFormat;
import java.util.Map;

/**
 * A row that the resolver will accept, and the message that carries it.
 *
 * @param columns as the resolver will see them
 * @param eventTimeMillis when it counts as made, milliseconds since 1970
 */
public record SourceRow(
    RecordKey key, Map<String, String> columns, long eventTimeMillis, TopicWriter.Message message) {

  /** The hash that a decision about this row has under a version of the record. */
  public String contentHash(long version) {
    return HexFormat.of().toHexDigits(ContentHash.of(key, version, columns));
  }

  /** Without its values. */
  @Override
  public String toString() {
    return "a row of " + key.source();
  }
}
