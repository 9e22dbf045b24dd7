package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.CrosswalkEntry;
import dev.tributary.topology.output.DecisionValue;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.MergeEvent;
import dev.tributary.topology.output.OutputReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a resolver has published, as a consumer of committed data sees it.
 *
 * @param redirects retired entity id to its successor
 * @param mergeLog in order for each entity
 * @param messages how many messages all output topics hold
 */
record PublishedOutputs(
    SortedMap<String, CrosswalkEntry> crosswalk,
    SortedMap<String, GoldenRecord> golden,
    SortedMap<String, String> redirects,
    SortedMap<String, DecisionValue> decisions,
    List<MergeEvent> mergeLog,
    int messages) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static PublishedOutputs read(String bootstrapServers, Topics topics) {
    TopicLog crosswalk = TopicLog.read(bootstrapServers, topics.crosswalk());
    TopicLog golden = TopicLog.read(bootstrapServers, topics.goldenRecords());
    TopicLog redirects = TopicLog.read(bootstrapServers, topics.redirects());
    TopicLog decisions = TopicLog.read(bootstrapServers, topics.decisions());
    TopicLog mergeLog = TopicLog.read(bootstrapServers, topics.mergeLog());
    TopicLog reviews = TopicLog.read(bootstrapServers, topics.reviewQueue());
    return new PublishedOutputs(
        crosswalk.latest(OutputReader::crosswalk),
        golden.latest(OutputReader::golden),
        redirects.latest(PublishedOutputs::successor),
        decisions.latest(OutputReader::decision),
        mergeLog.all(OutputReader::mergeEvent),
        List.of(crosswalk, golden, redirects, decisions, mergeLog, reviews).stream()
            .mapToInt(log -> log.messages().size())
            .sum());
  }

  private static String successor(byte[] value) {
    try {
      return JSON.readTree(value).path("entity_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entities as sets of records, whatever their ids. */
  Set<Set<RecordKey>> entities() {
    return new HashSet<>(membersByEntity().values());
  }

  Map<String, Set<RecordKey>> membersByEntity() {
    Map<String, Set<RecordKey>> members = new HashMap<>();
    for (CrosswalkEntry entry : crosswalk.values()) {
      members.computeIfAbsent(entry.entity(), id -> new TreeSet<>()).add(entry.record());
    }
    return members;
  }

  Set<String> records() {
    return crosswalk.keySet();
  }

  /** The entity of a record, which must have one. */
  String entityOf(RecordKey record) {
    assertThat(crosswalk).as("crosswalk").containsKey(record.toString());
    return crosswalk.get(record.toString()).entity();
  }

  /** The surviving values of every entity by its members: comparable between runs. */
  Map<Set<RecordKey>, SortedMap<String, String>> goldenByMembers() {
    Map<Set<RecordKey>, SortedMap<String, String>> fields = new HashMap<>();
    golden.values().forEach(one -> fields.put(new TreeSet<>(one.members()), one.fields()));
    return fields;
  }

  List<MergeEvent> eventsOf(String entity) {
    return mergeLog.stream().filter(event -> event.entity().equals(entity)).toList();
  }

  /** Holds the topics against each other: they tell one story at rest. */
  void assertConsistent() {
    Map<String, Set<RecordKey>> fromGolden = new TreeMap<>();
    golden.forEach((id, one) -> fromGolden.put(id, new TreeSet<>(one.members())));
    assertThat(fromGolden)
        .as("members of golden records against the crosswalk")
        .isEqualTo(new TreeMap<>(membersByEntity()));
    assertThat(golden.values()).as("still settling").noneMatch(GoldenRecord::settling);
    assertThat(decisions.keySet()).as("a decision for each record").isEqualTo(records());
    redirects.forEach(
        (retired, successor) -> {
          assertThat(golden).as("retired and alive at once").doesNotContainKey(retired);
          assertThat(golden).as("where %s leads", retired).containsKey(successor);
        });
    assertThat(mergeLog).as("event ids of the merge log").doesNotHaveDuplicates();
    assertThat(mergeLog.stream().map(MergeEvent::id).toList())
        .as("event ids of the merge log")
        .doesNotHaveDuplicates();
    assertRevisionsGrow();
  }

  private void assertRevisionsGrow() {
    Map<String, Long> last = new HashMap<>();
    for (MergeEvent event : mergeLog) {
      assertThat(event.revision())
          .as("revision of %s after the one before it", event.id())
          .isGreaterThanOrEqualTo(last.getOrDefault(event.entity(), 0L));
      last.put(event.entity(), event.revision());
    }
  }
}
