package dev.tributary.spec;

import java.time.Duration;

/**
 * How far a single value, block or entity may go before it is stopped, and visibly so.
 *
 * @param maxBlockSize records in a block; a block with more contributes no candidates
 * @param maxEntitySize records in an entity; the weakest edges of a larger one are cut
 * @param maxReviewItemsPerRecord open questions about one record; the best scored are asked
 * @param maxRecordBytes bytes of a source row as text; a larger one goes to quarantine
 * @param roundTimeout how long a record waits for the comparisons of its version before it asks
 *     again
 * @param settleTimeout how long an entity waits for its links to settle before it is published
 *     unsettled
 */
public record Limits(
    int maxBlockSize,
    int maxEntitySize,
    int maxReviewItemsPerRecord,
    int maxRecordBytes,
    Duration roundTimeout,
    Duration settleTimeout) {

  /**
   * No spec may allow larger rows: with its key and what the protocol adds a row has to fit into a
   * message, which Kafka limits to 1 MiB where nobody says otherwise.
   */
  public static final int MOST_RECORD_BYTES = 768 * 1024;

  /** What holds where the spec says nothing. */
  public static final Limits DEFAULT =
      new Limits(200, 100, 20, 256 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(5));
}
