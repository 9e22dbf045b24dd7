package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.RecordKey;
import java.util.Map;

/** Sees a source row as a spec does. */
public interface Featuriser {
  /** The canonical attributes under one version of the spec. */
  Attributes attributes(int spec, RecordKey key, Map<String, String> columns);

  /** Whether a spec has the source of a record; without it the record does not exist under it. */
  boolean admits(int spec, RecordKey key);

  /** Features and blocks under one version of the spec. */
  Facet facet(int spec, RecordKey key, Map<String, String> columns);

  /** The partition of the blocking stage that owns a block. */
  int blockPartition(BlockRef block);
}
