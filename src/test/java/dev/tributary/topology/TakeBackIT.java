package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.output.MergeEvent;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a source takes back is taken back: nothing of it stays in the entities. */
@Timeout(300)
class TakeBackIT {
  private static final String WITHDRAWN = "crm_contacts";
  private static final RecordKey CRM = new RecordKey("crm", "1");
  private static final RecordKey BILLING = new RecordKey("billing", "b-1");
  private static final String HERE = "ann.archer@example.com";
  private static final String ELSEWHERE = "zoe.zimmer@example.com";

  @TempDir static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ResolverHarness resolver(Plan plan) {
    return ResolverHarness.start(
        broker.bootstrapServers(), plan, 3, directory.resolve(plan.entityName()));
  }

  @Test
  void aWithdrawnSourceLeavesWhatWouldBeThereWithoutIt() {
    List<DemoRecord> all = ResolverHarness.demoRecords(250);
    Map<Boolean, List<DemoRecord>> bySource =
        all.stream().collect(Collectors.partitioningBy(one -> isWithdrawn(one.key())));
    PublishedOutputs expected;
    try (ResolverHarness without = resolver(TestPlans.demo("without"))) {
      bySource.get(false).forEach(without.sources()::send);
      expected = without.settle().outputs();
    }
    try (ResolverHarness withdrawn = resolver(TestPlans.demo("withdrawn"))) {
      all.forEach(withdrawn.sources()::send);
      PublishedOutputs before = withdrawn.settle().outputs();
      before.assertConsistent();
      assertThat(before.records()).hasSize(all.size());

      bySource.get(true).forEach(record -> withdrawn.sources().delete(record.key()));
      PublishedOutputs after = withdrawn.settle().outputs();
      after.assertConsistent();
      expected.assertConsistent();
      assertThat(after.entities()).isEqualTo(expected.entities());
      assertThat(after.goldenByMembers())
          .as("values that survive, by members")
          .isEqualTo(expected.goldenByMembers());
    }
  }

  private static boolean isWithdrawn(RecordKey record) {
    return record.source().equals(WITHDRAWN);
  }

  /** Twice there and back again, by the events of a PostgreSQL connector. */
  @Test
  void aRecordThatLeavesAndComesBackSplitsAndMergesUnderTheSameIds() {
    try (ResolverHarness resolver = resolver(TestPlans.small("back"))) {
      Connector connector = new Connector(resolver.sources());
      connector.create(CRM, HERE);
      String first = resolver.settle().outputs().entityOf(CRM);
      connector.create(BILLING, HERE);
      assertTogether(resolver, first);

      connector.update(BILLING, HERE, ELSEWHERE);
      String second = assertApart(resolver, first, null);
      connector.update(BILLING, ELSEWHERE, HERE);
      assertTogether(resolver, first);
      assertThat(resolver.outputs().redirects()).containsEntry(second, first);

      connector.update(BILLING, HERE, ELSEWHERE);
      assertApart(resolver, first, second);
      connector.update(BILLING, ELSEWHERE, HERE);
      assertTogether(resolver, first);

      assertThat(turns(resolver.outputs(), first))
          .as("merges and splits of the first entity, in order")
          .containsSubsequence(
              EventType.CREATE,
              EventType.MERGE,
              EventType.SPLIT,
              EventType.MERGE,
              EventType.SPLIT,
              EventType.MERGE);

      connector.delete(BILLING, HERE);
      connector.delete(CRM, HERE);
      PublishedOutputs nothing = resolver.settle().outputs();
      assertThat(nothing.crosswalk()).isEmpty();
      assertThat(nothing.golden()).isEmpty();
      assertThat(nothing.redirects()).as("redirects that lead nowhere").isEmpty();
    }
  }

  private static void assertTogether(ResolverHarness resolver, String entity) {
    PublishedOutputs outputs = resolver.settle().outputs();
    outputs.assertConsistent();
    assertThat(outputs.membersByEntity())
        .as("entities while both records agree")
        .isEqualTo(Map.of(entity, Set.of(CRM, BILLING)));
  }

  /** Returns the id of the record that left. */
  private static String assertApart(
      ResolverHarness resolver, String entity, @Nullable String expected) {
    PublishedOutputs outputs = resolver.settle().outputs();
    outputs.assertConsistent();
    assertThat(outputs.entityOf(CRM)).as("the first id is kept").isEqualTo(entity);
    String other = outputs.entityOf(BILLING);
    assertThat(other).as("id of the record that left").isNotEqualTo(entity);
    if (expected != null) {
      assertThat(other).as("id of the record that left, as the time before").isEqualTo(expected);
    }
    return other;
  }

  private static List<EventType> turns(PublishedOutputs outputs, String entity) {
    return outputs.eventsOf(entity).stream()
        .map(MergeEvent::type)
        .filter(EnumSet.of(EventType.CREATE, EventType.MERGE, EventType.SPLIT)::contains)
        .toList();
  }

  @Test
  void olderAndRepeatedEventsDoNothing() {
    List<DemoRecord> records = ResolverHarness.demoRecords(100);
    try (ResolverHarness resolver = resolver(TestPlans.demo("repeated"))) {
      records.forEach(resolver.sources()::send);
      PublishedOutputs before = resolver.settle().outputs();
      assertThat(resolver.counts().unchanged()).isZero();

      records.forEach(resolver.sources()::send);
      resolver.settle();
      assertThat(resolver.counts().unchanged()).as("unchanged").isEqualTo(records.size());

      records.forEach(
          record ->
              resolver
                  .sources()
                  .send(
                      record.key(),
                      record.eventTimeMillis() - 1,
                      Map.of("email", "older@example.com")));
      PublishedOutputs after = resolver.settle().outputs();
      assertThat(resolver.counts().outdated()).as("outdated").isEqualTo(records.size());
      assertThat(after).as("outputs, down to the number of messages").isEqualTo(before);
    }
  }
}
