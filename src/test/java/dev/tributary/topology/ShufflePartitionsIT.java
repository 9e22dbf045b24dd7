package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neither the order of arrival nor the number of partitions has a say in the entities. */
@Timeout(300)
class ShufflePartitionsIT {
  private static final List<DemoRecord> RECORDS = ResolverHarness.demoRecords(300);

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

  @Test
  void entitiesAreTheSameForAnyOrderAndPartitionCount() {
    Set<Set<RecordKey>> alone = resolve("one", 1, RECORDS);
    assertThat(alone).as("entities of %d records", RECORDS.size()).hasSizeBetween(50, 200);
    long seed = System.nanoTime();
    for (int partitions : new int[] {3, 8}) {
      List<DemoRecord> shuffled = new ArrayList<>(RECORDS);
      Collections.shuffle(shuffled, new Random(seed + partitions));
      assertThat(resolve("p" + partitions, partitions, shuffled))
          .as("entities with %d partitions, shuffled with seed %d", partitions, seed + partitions)
          .isEqualTo(alone);
    }
  }

  /** An entity of that size is published by the clock, in a transaction that reads nothing. */
  @Test
  void allIsVisibleOnceSettledHoweverLongTransactionsCollect() {
    int size = 40;
    ResolverSettings settings =
        new ResolverSettings(
            TestPlans.small("slow"),
            broker.bootstrapServers(),
            2,
            directory.resolve("slow"),
            1,
            Duration.ofSeconds(2));
    try (ResolverHarness resolver = ResolverHarness.start(settings)) {
      Map<String, String> row = Map.of("email", "ann.archer@example.com", "name", "Ann Archer");
      for (int i = 0; i < size; i++) {
        resolver.sources().send(new RecordKey("crm", "c" + i), 1_700_000_000_000L, row);
      }
      PublishedOutputs outputs = resolver.settle().outputs();
      assertThat(outputs.records()).as("records in the crosswalk").hasSize(size);
      outputs.assertConsistent();
      assertThat(outputs.golden()).as("entities").hasSize(1);
    }
  }

  private static Set<Set<RecordKey>> resolve(
      String entity, int partitions, List<DemoRecord> records) {
    try (ResolverHarness resolver =
        ResolverHarness.start(
            broker.bootstrapServers(),
            TestPlans.demo(entity),
            partitions,
            directory.resolve(entity))) {
      records.forEach(resolver.sources()::send);
      PublishedOutputs outputs = resolver.settle().outputs();
      assertThat(outputs.records())
          .as("records in the crosswalk with %d partitions", partitions)
          .isEqualTo(names(records));
      outputs.assertConsistent();
      return outputs.entities();
    }
  }

  private static Set<String> names(List<DemoRecord> records) {
    return records.stream()
        .map(record -> record.key().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
