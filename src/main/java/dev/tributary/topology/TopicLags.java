package dev.tributary.topology;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many messages of each topic the group has not processed yet, over all its instances. A
 * transaction's markers count as well: so a number near zero means as much as zero.
 *
 * @param byTopic messages between the committed offsets and the ends
 * @param processed the sum of all committed offsets
 */
public record TopicLags(Map<String, Long> byTopic, long processed) {
  static final TopicLags UNKNOWN = new TopicLags(Map.of(), 0);

  public TopicLags {
    byTopic = new TreeMap<>(byTopic);
  }

  /** The lags of several topics together. */
  long of(Collection<String> topics) {
    return topics.stream().mapToLong(topic -> byTopic.getOrDefault(topic, 0L)).sum();
  }
}
