package dev.tributary.cli.bench;

import dev.tributary.clustering.Output;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoRecord;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.model.MemberRecord;
import dev.tributary.spec.Plan;
import dev.tributary.topology.Topics;
import dev.tributary.topology.output.OutputMessage;
import dev.tributary.topology.output.OutputWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Golden records of generated customers, written straight to their topic: for measuring what reads
 * them where resolving them first would take longer than the measurement.
 */
public final class PublishedEntities {
  /** The records of a customer are generated near each other. */
  private static final int HELD = 4_000;

  private static final int AT_ONCE = 1_000;
  private static final long TIME_MILLIS = 1_700_000_000_000L;

  private final Plan plan;
  private final OutputWriter writer;
  private final String topic;
  private final TopicWriter topics;
  private final List<TopicWriter.Message> waiting = new ArrayList<>();
  private int published;

  public PublishedEntities(Plan plan, TopicWriter topics) {
    this.plan = plan;
    this.writer = new OutputWriter(plan);
    this.topic = Topics.of(plan.entityName()).goldenRecords();
    this.topics = topics;
  }

  /** Publishes the customers of generated data, and answers how many there are. */
  public int publish(DemoData data) {
    Map<String, List<MemberRecord>> held = new LinkedHashMap<>();
    data.records()
        .forEach(
            record -> {
              held.computeIfAbsent(record.trueEntity(), any -> new ArrayList<>())
                  .add(member(record));
              if (held.size() > HELD) {
                publish(held, HELD / 2);
              }
            });
    publish(held, held.size());
    send();
    return published;
  }

  private MemberRecord member(DemoRecord record) {
    return new MemberRecord(
        record.key(), plan.attributes(record.key(), record.columns()), record.eventTimeMillis());
  }

  /** The oldest of those that are held. */
  private void publish(Map<String, List<MemberRecord>> held, int count) {
    Iterator<Map.Entry<String, List<MemberRecord>>> oldest = held.entrySet().iterator();
    for (int i = 0; i < count; i++) {
      Map.Entry<String, List<MemberRecord>> entity = oldest.next();
      publish(entity.getKey(), entity.getValue());
      oldest.remove();
    }
  }

  private void publish(String entity, List<MemberRecord> members) {
    members.sort(Comparator.comparing(MemberRecord::key));
    UUID id = UUID.nameUUIDFromBytes(entity.getBytes(StandardCharsets.UTF_8));
    OutputMessage message =
        writer.write(
            new Output.Golden(
                id, 1, members, Double.POSITIVE_INFINITY, false, TIME_MILLIS, TIME_MILLIS));
    waiting.add(
        new TopicWriter.Message(
            topic, message.key().getBytes(StandardCharsets.UTF_8), message.value(), TIME_MILLIS));
    published++;
    if (waiting.size() == AT_ONCE) {
      send();
    }
  }

  private void send() {
    topics.write(waiting);
    waiting.clear();
  }
}
