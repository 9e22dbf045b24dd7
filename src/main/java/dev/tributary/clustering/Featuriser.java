package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.RecordKey;
import java.util.Map;

/** Sees a source row as a spec does. */
public interface Featuriser {
  /** The canonical attributes under the newest spec. */
  Attributes attributes(RecordKey key, Map<String, String> columns);

  /** Features and blocks under one version of the spec. */
  Facet facet(int spec, RecordKey key, Map<String, String> columns);

  /** The partition of the blocking stage that owns a block. */
  int blockPartition(BlockRef block);
}
