package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.clustering.SweepActor.Pace;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecVersions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another spec brings a running resolver to where a fresh one under that spec would be. With {@code
 * -DspecChange.records=N -Dpatience.seconds=M} on more records; it says how long everything takes.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class SpecChangeIT {
  private static final int PARTITIONS = 3;
  private static final List<DemoRecord> RECORDS =
      ResolverHarness.demoRecords(Integer.getInteger("specChange.records", 2_000));

  /** Slow enough to catch a sweep in the middle. */
  private static final int SLOW = Math.max(80, RECORDS.size() / 25);

  private static final OperatingLimits SLOWLY =
      OperatingLimits.DEFAULT.withSweepPace(new Pace(SLOW, Pace.DEFAULT.maxOpenRounds()));

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static PublishedOutputs underDemo;
  private static PublishedOutputs underLenient;

  @BeforeAll
  static void resolveUnderEach() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    underDemo = fresh(TestPlans.demo("fresh-demo"), RECORDS);
    underLenient = fresh(TestPlans.lenientDemo("fresh-lenient"), RECORDS);
    assertThat(underLenient.entities())
        .as("entities under the other spec; were they the same, nothing would be shown here")
        .isNotEqualTo(underDemo.entities());
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static PublishedOutputs fresh(Plan plan, List<DemoRecord> records) {
    try (ResolverHarness resolver = start(plan, OperatingLimits.DEFAULT)) {
      long startedAt = System.nanoTime();
      records.forEach(resolver.sources()::send);
      resolver.settle();
      System.out.printf(
          "%d records resolved by %s in %d ms%n",
          records.size(), plan.identityVersion(), (System.nanoTime() - startedAt) / 1_000_000);
      return resolver.outputs();
    }
  }

  private static ResolverHarness start(Plan plan, OperatingLimits limits) {
    return ResolverHarness.start(
        broker.bootstrapServers(), plan, PARTITIONS, directory.resolve(plan.entityName()), limits);
  }

  /** The very outcome of a fresh run, and nothing left over from before. */
  private static void assertSame(PublishedOutputs outputs, PublishedOutputs fresh) {
    outputs.assertConsistent();
    assertThat(outputs.records()).as("records").isEqualTo(fresh.records());
    assertThat(outputs.entities()).as("entities").isEqualTo(fresh.entities());
    assertThat(outputs.goldenByMembers())
        .as("golden records by members")
        .isEqualTo(fresh.goldenByMembers());
  }

  /** Waits for the status of the change to be as wanted; answers it. */
  private static ChangeStatus await(SpecVersions versions, Predicate<ChangeStatus> wanted) {
    long deadline = System.nanoTime() + ResolverHarness.PATIENCE.toNanos();
    while (true) {
      Optional<ChangeStatus> status = versions.status();
      if (status.filter(wanted).isPresent()) {
        return status.get();
      }
      assertThat(System.nanoTime()).as("time; the status is %s", status).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static boolean isSweeping(ChangeStatus status, int target, int records) {
    return status.phase() == Phase.SWEEPING
        && status.target() == target
        && status.records() >= records;
  }

  @Test
  void whatRunsIsResolvedAnewAndKeepsItsIds() {
    try (ResolverHarness resolver = start(TestPlans.demo("in-place"), OperatingLimits.DEFAULT);
        SpecVersions versions = resolver.versions()) {
      RECORDS.forEach(resolver.sources()::send);
      PublishedOutputs before = resolver.settle().outputs();
      assertSame(before, underDemo);

      long publishedAt = System.nanoTime();
      PublishedSpec second = resolver.publish(TestPlans.lenientDemo("in-place"));
      assertThat(second.number()).isEqualTo(2);
      resolver.settle();
      System.out.printf(
          "%d records resolved anew in %d ms%n",
          RECORDS.size(), (System.nanoTime() - publishedAt) / 1_000_000);
      PublishedOutputs after = resolver.outputs();
      assertSame(after, underLenient);
      assertIdsSurvive(before, after);
      assertThat(versions.status().orElseThrow().isInForce(2)).isTrue();
      assertThat(versions.status().orElseThrow().active()).isEqualTo(2);

      resolver.publish(TestPlans.demo("in-place"));
      PublishedOutputs back = resolver.settle().outputs();
      assertSame(back, underDemo);
      // Of a change, not of two: one that was apart in between may come back under its oldest id.
      assertIdsSurvive(after, back);
    }
  }

  /** An entity that has the same records afterwards has the same id. */
  private static void assertIdsSurvive(PublishedOutputs before, PublishedOutputs after) {
    Map<Set<RecordKey>, String> ids = new HashMap<>();
    before.membersByEntity().forEach((id, members) -> ids.put(members, id));
    Map<String, String> changed = new HashMap<>();
    int kept = 0;
    for (Map.Entry<String, Set<RecordKey>> entity : after.membersByEntity().entrySet()) {
      String id = ids.get(entity.getValue());
      if (id != null && !id.equals(entity.getKey())) {
        changed.put(id, entity.getKey());
      } else if (id != null) {
        kept++;
      }
    }
    assertThat(changed).as("ids of entities that have the same records").isEmpty();
    assertThat(kept).as("entities that have the same records").isGreaterThan(100);
  }

  @Test
  void killedInTheMiddleItGoesOn() throws Exception {
    String entity = "killed";
    Topics topics = Topics.of(entity);
    try (ResolverHarness resolver = start(TestPlans.demo(entity), OperatingLimits.DEFAULT)) {
      RECORDS.forEach(resolver.sources()::send);
      resolver.settle();
    }
    try (SpecVersions versions =
        new SpecVersions(KafkaAccess.plain(broker.bootstrapServers()), topics)) {
      for (int records : List.of(RECORDS.size() / 5, RECORDS.size() / 2)) {
        try (ResolverProcess process = startProcess(entity, SLOW)) {
          await(versions, status -> isSweeping(status, 2, records));
          process.kill();
        }
        assertThat(versions.status().orElseThrow().phase())
            .as("phase at the kill; with another one it came too late to show anything")
            .isEqualTo(Phase.SWEEPING);
      }
      try (ResolverProcess process = startProcess(entity, 1_000)) {
        process.settleAndStop();
      }
      assertThat(versions.status().orElseThrow().active()).isEqualTo(2);
      assertThat(versions.all()).as("versions; a restart publishes none").hasSize(2);
    }
    assertSame(PublishedOutputs.read(broker.bootstrapServers(), topics), underLenient);
  }

  private static ResolverProcess startProcess(String entity, int sweptPerSecond) throws Exception {
    return ResolverProcess.start(
        broker.bootstrapServers(),
        entity,
        PARTITIONS,
        directory.resolve(entity),
        ResolverProcess.Spec.LENIENT,
        sweptPerSecond);
  }

  @Test
  void recordsComeAndGoWhileAnotherVersionWaits() {
    int early = RECORDS.size() * 3 / 4;
    List<DemoRecord> deleted = RECORDS.subList(0, 100);
    List<DemoRecord> late = RECORDS.subList(early, RECORDS.size());
    PublishedOutputs fresh =
        fresh(TestPlans.strictDemo("fresh-strict"), RECORDS.subList(100, RECORDS.size()));
    try (ResolverHarness resolver = start(TestPlans.demo("busy"), SLOWLY);
        SpecVersions versions = resolver.versions()) {
      RECORDS.subList(0, early).forEach(resolver.sources()::send);
      resolver.settle();
      resolver.publish(TestPlans.lenientDemo("busy"));
      await(versions, status -> isSweeping(status, 2, 100));
      late.subList(0, late.size() / 2).forEach(resolver.sources()::send);
      deleted.subList(0, 50).forEach(record -> resolver.sources().delete(record.key()));
      resolver.publish(TestPlans.strictDemo("busy"));
      assertThat(await(versions, status -> status.newest() == 3).target())
          .as("the version that comes into force while the third waits")
          .isEqualTo(2);
      await(versions, status -> isSweeping(status, 3, 100));
      late.subList(late.size() / 2, late.size()).forEach(resolver.sources()::send);
      deleted.subList(50, 100).forEach(record -> resolver.sources().delete(record.key()));
      assertSame(resolver.settle().outputs(), fresh);
      assertThat(versions.status().orElseThrow().active()).isEqualTo(3);
    }
  }

  @Test
  void anOldFileBringsNoOldVersionBack() {
    Plan first = TestPlans.demo("restarted");
    try (ResolverHarness resolver = start(first, OperatingLimits.DEFAULT)) {
      RECORDS.subList(0, 200).forEach(resolver.sources()::send);
      resolver.publish(TestPlans.lenientDemo("restarted"));
      resolver.settle();
    }
    ResolverSettings settings =
        ResolverHarness.settings(
            broker.bootstrapServers(), first, PARTITIONS, directory.resolve("restarted"));
    assertThatThrownBy(() -> Resolver.start(settings, SpecPolicy.REFUSE))
        .isInstanceOf(ResolverException.class)
        .hasMessageContaining("customer_v2");
    try (Resolver again = Resolver.start(settings, SpecPolicy.PUBLISH_NEW)) {
      assertThat(again.spec().number()).isEqualTo(2);
      again.awaitSettled(ResolverHarness.PATIENCE, counts -> {});
      assertThat(again.meters().changeOver().orElseThrow().active().number()).isEqualTo(2);
    }
    try (Resolver again = Resolver.start(settings, SpecPolicy.PUBLISH)) {
      assertThat(again.spec().number()).isEqualTo(3);
      again.awaitSettled(ResolverHarness.PATIENCE, counts -> {});
      assertThat(again.meters().changeOver().orElseThrow().active().number()).isEqualTo(3);
    }
  }
}
