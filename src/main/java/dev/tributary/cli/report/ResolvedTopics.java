package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.Topics;
import dev.tributary.topology.output.CrosswalkEntry;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.OutputReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the output topics of an entity type, once everything is resolved. */
public final class ResolvedTopics {
  private final TopicReader reader;
  private final Topics topics;
  private final Map<RecordKey, String> crosswalk = new TreeMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final SortedMap<Integer, Long> entitySizes = new TreeMap<>();
  private long goldenRecords;
  private long contradictions;
  private long reviewsOpen;
  private long mergeEvents;

  private ResolvedTopics(TopicReader reader, Topics topics) {
    this.reader = reader;
    this.topics = topics;
  }

  /** Reads everything and shows each value to a sink. */
  public static Resolved read(TopicReader reader, Topics topics, ResolvedSink sink)
      throws IOException {
    return new ResolvedTopics(reader, topics).read(sink);
  }

  private Resolved read(ResolvedSink sink) throws IOException {
    reader.readLatest(topics.crosswalk(), message -> crosswalk(message.value()));
    for (Map.Entry<RecordKey, String> entry : crosswalk.entrySet()) {
      sink.crosswalk(entry.getKey(), entry.getValue());
    }
    reader.readLatest(topics.goldenRecords(), message -> golden(message.value(), sink));
    contradictions += sizes.size(); // entities without a golden record
    reader.readAll(
        topics.mergeLog(),
        message -> {
          if (message.value() != null) { // null takes the history of an erased subject away
            mergeEvents++;
            sink.mergeEvent(message.value());
          }
        });
    reader.readLatest(topics.decisions(), message -> sink.decision(message.value()));
    reader.readLatest(topics.reviewQueue(), message -> reviewsOpen++);
    return new Resolved(
        crosswalk, goldenRecords, entitySizes, contradictions, reviewsOpen, mergeEvents);
  }

  private void crosswalk(byte[] value) {
    CrosswalkEntry entry = OutputReader.crosswalk(value);
    crosswalk.put(entry.record(), entry.entity());
    sizes.merge(entry.entity(), 1, Integer::sum);
  }

  private void golden(byte[] value, ResolvedSink sink) {
    GoldenRecord golden = OutputReader.golden(value);
    goldenRecords++;
    entitySizes.merge(golden.memberCount(), 1L, Long::sum);
    Integer size = sizes.remove(golden.entity());
    contradictions += size == null || size != golden.memberCount() ? 1 : 0;
    sink.golden(golden, value);
  }
}
