package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.demo.DemoRecord;
import dev.tributary.model.RecordKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
