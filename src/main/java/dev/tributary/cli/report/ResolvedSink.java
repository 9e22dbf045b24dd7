package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenRecord;

/** Takes the contents of the output topics, one value at a time. */
public interface ResolvedSink {
  /** The entity of a record, by increasing record key. */
  void crosswalk(RecordKey record, String entityId);

  /** An entity, and the JSON that it was read from. */
  void golden(GoldenRecord golden, byte[] json);

  /** An event of the merge log, as JSON. */
  void mergeEvent(byte[] json);

  /** The last decision about a record, as JSON. */
  void decision(byte[] json);
}
