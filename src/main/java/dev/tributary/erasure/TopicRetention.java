package dev.tributary.erasure;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * When what is in a topic now has left the broker's disks, as its settings say. Segments are closed
 * by age only when something is written to their partition, so in one that is never written to
 * again it takes longer.
 *
 * @param settings of the topic as the broker has them, its defaults among them
 */
public record TopicRetention(Map<String, String> settings) {
  /** Whether a later message of a key takes the place of an earlier one. */
  boolean isCompacted() {
    return policy().contains(TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  private boolean isDeleted() {
    return policy().contains(TopicConfig.CLEANUP_POLICY_DELETE);
  }

  private String policy() {
    return settings.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
  }

  /** When values that a tombstone has replaced are gone; null for never. */
  @Nullable Instant replaced(Instant now) {
    if (!isCompacted()) {
      return expired(now);
    }
    long lag = millis(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG);
    long least = millis(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG);
    Instant compacted =
        lag == Long.MAX_VALUE || lag < 0 ? null : now.plusMillis(Math.max(lag, least));
    Instant expired = isDeleted() ? expired(now) : null;
    return compacted == null || (expired != null && expired.isBefore(compacted))
        ? expired
        : compacted;
  }

  /** When the tombstones are gone too, and with them the keys; null for never. */
  @Nullable Instant tombstones(Instant now) {
    Instant replaced = replaced(now);
    return replaced == null || !isCompacted()
        ? replaced
        : replaced.plusMillis(millis(TopicConfig.DELETE_RETENTION_MS_CONFIG));
  }

  /** When what is there now has passed its retention; null for never. */
  @Nullable Instant expired(Instant now) {
    long retention = millis(TopicConfig.RETENTION_MS_CONFIG);
    return !isDeleted() || retention < 0
        ? null
        : now.plusMillis(retention).plusMillis(millis(TopicConfig.SEGMENT_MS_CONFIG));
  }

  /** When what was purged is gone from the disk. */
  Instant purged(Instant now) {
    return now.plusMillis(millis(TopicConfig.SEGMENT_MS_CONFIG))
        .plusMillis(millis(TopicConfig.FILE_DELETE_DELAY_MS_CONFIG));
  }

  private long millis(String setting) {
    return Long.parseLong(settings.getOrDefault(setting, "-1"));
  }
}
