package dev.tributary.erasure;

import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.topology.IntakeProcessor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys under which a source topic holds records, in whatever form a producer wrote them,
 * and makes a tombstone for each, in the very partition: compaction removes nothing else.
 */
final class SourceSweep {
  private static final byte[] YES = {1};

  private final String topic;
  private final ChangeDecoder decoder;
  private final Predicate<RecordKey> subject;
  private final Map<Place, Long> alive = new HashMap<>();
  private final Map<RecordKey, Long> records = new TreeMap<>();
  private int withoutKey;

  /** A key in a partition; the buffer compares by content. */
  private record Place(int partition, ByteBuffer key) {}

  SourceSweep(String topic, ChangeDecoder decoder, Predicate<RecordKey> subject) {
    this.topic = topic;
    this.decoder = decoder;
    this.subject = subject;
  }

  /** Takes a message of the topic in, in order within its partition. */
  void take(ConsumerRecord<byte[], byte[]> message) {
    byte[] key = message.key();
    SourceChange change = change(message);
    if (change == null || !subject.test(change.key())) {
      return;
    }
    records.merge(change.key(), change.eventTimeMillis(), Math::max);
    if (key == null) {
      withoutKey++;
      return;
    }
    Place place = new Place(message.partition(), ByteBuffer.wrap(key));
    if (message.value() == null) {
      alive.remove(place);
    } else {
      alive.merge(place, change.eventTimeMillis(), Math::max);
    }
  }

  /** What cannot be read is known by its key, where that can be. */
  private @Nullable SourceChange change(ConsumerRecord<byte[], byte[]> message) {
    long arrival = Math.max(0, message.timestamp());
    DecodedChange decoded = decoder.decode(message.key(), message.value(), arrival);
    if (!(decoded instanceof Changed)) {
      decoded = decoder.decode(message.key(), null, arrival);
    }
    return decoded instanceof Changed changed ? changed.change() : null;
  }

  /** The records that were found, deleted ones among them, with the times of their last events. */
  Map<RecordKey, Long> records() {
    return records;
  }

  /** How many rows came without a key, so that no tombstone can be sent for them. */
  int withoutKey() {
    return withoutKey;
  }

  /** Tombstones for what is there; a deletion is not older than what it deletes. */
  List<ProducerRecord<byte[], byte[]>> tombstones(long nowMillis) {
    List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>();
    alive.forEach(
        (place, time) -> {
          Headers headers = new RecordHeaders().add(IntakeProcessor.OF_ERASURE, YES);
          long at = Math.max(nowMillis, time);
          byte[] key = place.key().array();
          tombstones.add(new ProducerRecord<>(topic, place.partition(), at, key, null, headers));
        });
    return tombstones;
  }
}
