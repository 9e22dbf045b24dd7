package dev.tributary.cli.live;

import dev.tributary.cli.feed.ChangeEvents;
import dev.tributary.cli.feed.ChangeFeed;
import dev.tributary.cli.report.Latencies;
import dev.tributary.cli.report.LatencyProbe;
import dev.tributary.cli.report.TopicReader;
import dev.tributary.demo.ChangeKind;
import dev.tributary.demo.ChangeStream;
import dev.tributary.demo.DemoChange;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import dev.tributary.topology.output.MergeEvent;
import dev.tributary.topology.output.OutputReader;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Sends changes one at a time and follows what becomes of them, as a reader of the topics. */
public final class LiveChanges implements AutoCloseable {
  private final Topics topics;
  private final ChangeStream changes;
  private final Names names;
  private final Set<RecordKey> present;
  private final RecentChanges recent = new RecentChanges();
  private final LatencyProbe probe = new LatencyProbe();
  private final ChangeFeed feed;
  private final KafkaConsumer<String, byte[]> consumer;
  private long sent;

  /**
   * Follows the topics from their end on.
   *
   * @param names of the entities so far
   * @param present the records that are there
   */
  public LiveChanges(
      KafkaAccess broker,
      Topics topics,
      ChangeStream changes,
      Names names,
      Collection<RecordKey> present) {
    this.topics = topics;
    this.changes = changes;
    this.names = names;
    this.present = new HashSet<>(present);
    this.consumer = TopicReader.newConsumer(broker, "tributary-live");
    List<TopicPartition> partitions =
        Stream.of(topics.goldenRecords(), topics.crosswalk(), topics.mergeLog())
            .flatMap(topic -> TopicReader.partitions(consumer, topic).stream())
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeking is lazy, this is not
    this.feed = ChangeFeed.open(broker, topics, Duration.ZERO);
  }

  /** Sends the next change. */
  public void sendNext() {
    DemoChange change = changes.next();
    RecordKey key = change.change().key();
    boolean deletes = change.change().isDelete();
    if (deletes ? present.remove(key) : present.add(key)) {
      probe.sent(key); // its crosswalk entry comes, or goes
    }
    recent.add(key, change.kind());
    feed.send(ChangeEvents.of(change.change()));
    sent++;
  }

  /** Reads what has been published, and waits for it at most so long. */
  public void follow(Duration patience, Consumer<MergeEvent> events) {
    for (ConsumerRecord<String, byte[]> message : consumer.poll(patience)) {
      if (message.topic().equals(topics.crosswalk())) {
        probe.seen(message.key());
      } else if (message.topic().equals(topics.mergeLog())) {
        if (message.value() != null) { // null takes the history of an erased subject away
          events.accept(OutputReader.mergeEvent(message.value()));
        }
      } else if (message.value() != null) { // what is retired keeps its name
        names.learn(OutputReader.golden(message.value()));
      }
    }
  }

  public long sent() {
    return sent;
  }

  /** From sending a new record or a deletion to its committed crosswalk entry. */
  public Latencies latencies() {
    return probe.latencies();
  }

  /** Changes that were measured and have no entry yet. */
  public int pending() {
    return probe.pending();
  }

  /** Why an event may have happened: the last change of one of its records. */
  Optional<ChangeKind> reason(MergeEvent event) {
    return recent.of(event.records());
  }

  @Override
  public void close() {
    feed.close();
    consumer.close();
  }
}
