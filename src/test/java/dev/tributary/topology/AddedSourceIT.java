package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.clustering.SweepActor.Pace;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.SpecVersions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a source holds that a version adds is read before that version is in force, and kept. */
class AddedSourceIT {
  private static final int RECORDS = 900;
  private static final int PARTITIONS = 3;
  private static final String BILLING =
      "  billing: {primary_key: id, attributes: [email, phone, name]}\n";
  private static final OperatingLimits SLOWLY =
      OperatingLimits.DEFAULT.withSweepPace(new Pace(30, Pace.DEFAULT.maxOpenRounds()));

  @TempDir static Path directory;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void recordsOfItReturnWithTheVersionThatHasIt() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      try (ResolverHarness before = start(broker, alone("possible: 4.0"))) {
        send(before, "crm", 1);
        before.settle();
        before.publish(alone("possible: 3.5"));
        awaitSweeping(before, 2);
      }
      try (ResolverHarness after = start(broker, SmallSpec.plan("grown"))) {
        send(after, "billing", 2);
        awaitSweeping(after, 2); // the version without the source is still what is coming
        assertThat(after.settle().outputs().entities()).isEqualTo(expected());
        assertThat(status(after).map(ChangeStatus::active)).contains(3);
      }
    }
  }

  private static Plan alone(String threshold) {
    String text = SmallSpec.text("grown");
    assertThat(text).contains(BILLING, "possible: 4.0");
    return SmallSpec.read(text.replace(BILLING, "").replace("possible: 4.0", threshold));
  }

  private static ResolverHarness start(EmbeddedBroker broker, Plan plan) {
    return ResolverHarness.start(
        broker.bootstrapServers(), plan, PARTITIONS, directory.resolve("state"), SLOWLY);
  }

  private static void send(ResolverHarness resolver, String source, int step) {
    for (int i = 0; i < RECORDS; i += step) {
      Map<String, String> row =
          Map.of("id", "" + i, "email", "p%d@example.com".formatted(i), "name", "Person " + i);
      resolver.sources().send(new RecordKey(source, String.valueOf(i)), i, row);
    }
    resolver.sources().flush();
  }

  private static Optional<ChangeStatus> status(ResolverHarness resolver) {
    try (SpecVersions versions = resolver.versions()) {
      return versions.status();
    }
  }

  private static void awaitSweeping(ResolverHarness resolver, int target) {
    long deadline = System.nanoTime() + ResolverHarness.PATIENCE.toNanos();
    while (status(resolver)
        .filter(it -> it.phase() == Phase.SWEEPING && it.target() == target)
        .isEmpty()) {
      assertThat(System.nanoTime()).as("time").isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static Set<Set<RecordKey>> expected() {
    Set<Set<RecordKey>> entities = new HashSet<>();
    for (int i = 0; i < RECORDS; i++) {
      RecordKey crm = new RecordKey("crm", String.valueOf(i));
      entities.add(i % 2 == 0 ? Set.of(crm, new RecordKey("billing", crm.id())) : Set.of(crm));
    }
    return entities;
  }
}
