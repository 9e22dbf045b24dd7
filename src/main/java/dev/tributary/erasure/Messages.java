package dev.tributary.erasure;

import dev.tributary.ingest.TopicWriter.Message;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes messages whose keys are texts. */
final class Messages {
  private Messages() {}

  static Message of(String topic, String key, byte @Nullable [] value, long timeMillis) {
    return new Message(topic, key.getBytes(StandardCharsets.UTF_8), value, timeMillis);
  }
}
