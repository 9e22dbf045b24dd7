package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.demo.DemoRecord;
import dev.tributary.spec.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A resolver that is killed in the middle of its work goes on as if nothing had happened. */
@Timeout(300)
class CrashIT {
  private static final int PARTITIONS = 2;
  private static final List<DemoRecord> RECORDS = ResolverHarness.demoRecords(400);

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static PublishedOutputs undisturbed;

  @BeforeAll
  static void resolveUndisturbed() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    try (ResolverHarness resolver = start("undisturbed")) {
      RECORDS.forEach(resolver.sources()::send);
      undisturbed = resolver.settle().outputs();
    }
    undisturbed.assertConsistent();
    assertThat(undisturbed.crosswalk()).hasSize(RECORDS.size());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ResolverHarness start(String entity) {
    return ResolverHarness.start(
        broker.bootstrapServers(), TestPlans.demo(entity), PARTITIONS, directory.resolve(entity));
  }

  private static ResolverProcess startProcess(String entity) throws Exception {
    return ResolverProcess.start(
        broker.bootstrapServers(), entity, PARTITIONS, directory.resolve(entity));
  }

  @Test
  void onceKilledItGoesOn() throws Exception {
    assertSameAfterKills("once", List.of(RECORDS.size() / 3));
  }

  @Test
  void twiceKilledItGoesOn() throws Exception {
    assertSameAfterKills("twice", List.of(RECORDS.size() / 4, RECORDS.size() * 2 / 3));
  }

  /** Topics may be there, and the marks where to begin in them not yet. */
  @Test
  void killedBetweenItsFirstStepsItStarts() {
    Plan plan = TestPlans.demo("unborn");
    createTopics(plan, true);
    try (ResolverHarness resolver = start("unborn")) {
      RECORDS.subList(0, 20).forEach(resolver.sources()::send);
      assertThat(resolver.settle().outputs().crosswalk()).hasSize(20);
    }
  }

  /** Kills the resolver each time that so many records have come out. */
  private static void assertSameAfterKills(String entity, List<Integer> killAt) throws Exception {
    Topics topics = Topics.of(entity);
    createTopics(TestPlans.demo(entity), false);
    try (SourceProducer sources = new SourceProducer(broker.bootstrapServers(), topics)) {
      RECORDS.forEach(sources::send);
    }
    for (int count : killAt) {
      try (ResolverProcess process = startProcess(entity)) {
        awaitPublished(process, topics, count);
        process.kill();
      }
      int published = published(topics);
      assertThat(published)
          .as("records published at the kill; with all of them it came too late to show anything")
          .isLessThan(RECORDS.size());
    }
    try (ResolverProcess process = startProcess(entity)) {
      process.settleAndStop();
    }
    PublishedOutputs outputs = PublishedOutputs.read(broker.bootstrapServers(), topics);
    outputs.assertConsistent();
    assertThat(outputs.records()).as("records").isEqualTo(undisturbed.records());
    assertThat(outputs.entities()).as("entities").isEqualTo(undisturbed.entities());
    assertThat(outputs.goldenByMembers())
        .as("golden records by members")
        .isEqualTo(undisturbed.goldenByMembers());
  }

  private static void awaitPublished(ResolverProcess process, Topics topics, int count) {
    long deadline = System.nanoTime() + ResolverHarness.PATIENCE.toNanos();
    while (published(topics) < count) {
      assertThat(process.isAlive()).as("the process of the resolver lives").isTrue();
      assertThat(System.nanoTime()).as("time for %d records", count).isLessThan(deadline);
    }
  }

  private static int published(Topics topics) {
    TopicLog crosswalk = TopicLog.read(broker.bootstrapServers(), topics.crosswalk());
    return crosswalk.latest(value -> value).size();
  }

  /** What the resolver does first; without the internal topics, which it has to create itself. */
  private static void createTopics(Plan plan, boolean internalToo) {
    Topics topics = Topics.of(plan.entityName());
    List<WantedTopic> wanted =
        TopicContracts.load().wanted(topics, plan.sources(), OptionalInt.of(PARTITIONS)).stream()
            .filter(topic -> internalToo || !isInternal(topics, topic.name()))
            .toList();
    try (Admin admin = admin()) {
      new TopicAdmin(admin).apply(wanted);
    }
  }

  private static boolean isInternal(Topics topics, String name) {
    return name.equals(topics.inbox()) || name.equals(topics.blocking());
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
