package dev.tributary.topology.output;

import dev.tributary.topology.TopicKind;
import org.jspecify.annotations.Nullable;

/**
 * A message for an output topic.
 *
 * @param value JSON in UTF-8; null (a tombstone) says that there is nothing under the key any more
 */
public record OutputMessage(TopicKind topic, String key, byte @Nullable [] value) {
  static OutputMessage tombstone(TopicKind topic, String key) {
    return new OutputMessage(topic, key, null);
  }
}
