package dev.tributary.events;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OutputConsumer;
import dev.tributary.topology.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The topics of events on a broker, and readers of them. */
final class EventTopics {
  private static final int ASK_WITHIN_MILLIS = 10_000;

  private final KafkaAccess broker;
  private final Topics topics;
  private final Map<String, EventKind> kinds = new HashMap<>();

  EventTopics(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.topics = topics;
    EventKind.all().forEach(kind -> kinds.put(kind.topic(topics), kind));
  }

  String entity() {
    return topics.entity();
  }

  /** A reader of committed messages that is at no place yet. */
  KafkaConsumer<byte[], byte[]> reader() {
    return OutputConsumer.open(broker, "tributary-events", ASK_WITHIN_MILLIS);
  }

  /** All places of some kinds. */
  SortedMap<EventPlace, TopicPartition> places(
      KafkaConsumer<?, ?> reader, Collection<EventKind> some) {
    SortedMap<EventPlace, TopicPartition> places = new TreeMap<>();
    for (EventKind kind : some) {
      reader
          .partitionsFor(kind.topic(topics))
          .forEach(
              info ->
                  places.put(
                      new EventPlace(kind, info.partition()),
                      new TopicPartition(info.topic(), info.partition())));
    }
    return places;
  }

  TopicPartition partition(EventPlace place) {
    return new TopicPartition(place.kind().topic(topics), place.partition());
  }

  LiveEvent event(ConsumerRecord<byte[], byte[]> message) {
    EventKind kind = kinds.get(message.topic());
    if (kind == null) {
      throw new IllegalStateException("a message of " + message.topic() + ", which is not read");
    }
    byte[] key = message.key();
    return new LiveEvent(
        kind,
        message.partition(),
        message.offset(),
        key == null ? "" : new String(key, StandardCharsets.UTF_8),
        message.value(),
        message.timestamp());
  }
}
