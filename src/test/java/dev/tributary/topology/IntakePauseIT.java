package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.model.RecordKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However much waits in the sources, the internal topics hold no more than a limited amount. */
@Timeout(300)
class IntakePauseIT {
  private static final int RECORDS = 20_000;
  private static final int PARTITIONS = 2;
  private static final long MAX_BACKLOG = 500;

  /** What stands in the buffers of the stream threads is not called back. */
  private static final long FETCHED_ALREADY = 4_000;

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  @Test
  void intakeWaitsForWhatIsUnderWay(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      Topics topics = Topics.of("paced");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        new TopicAdmin(admin)
            .apply(
                TopicContracts.load()
                    .wanted(topics, List.of("crm", "billing"), OptionalInt.of(PARTITIONS)));
      }
      try (SourceProducer sources = new SourceProducer(broker.bootstrapServers(), topics)) {
        for (int i = 0; i < RECORDS; i++) {
          String id = Integer.toString(i);
          Map<String, String> row =
              Map.of("id", id, "email", "p" + i + "@example.com", "name", "Person " + id);
          sources.send(new RecordKey("crm", id), 1_760_000_000_000L + i, row);
        }
        sources.flush();
      }
      OperatingLimits limits = new OperatingLimits(MAX_BACKLOG, 1_000, Duration.ofDays(30));
      try (ResolverHarness resolver =
          ResolverHarness.start(
              broker.bootstrapServers(),
              TestPlans.small("paced"),
              PARTITIONS,
              directory.resolve("state"),
              limits)) {
        follow(resolver, topics);
        assertThat(resolver.settle().counts().rounds()).isEqualTo(RECORDS);
      }
    }
  }

  private static void follow(ResolverHarness resolver, Topics topics) throws Exception {
    long most = 0;
    boolean paused = false;
    boolean waited = false;
    while (resolver.counts().rounds() < RECORDS) {
      assertThat(resolver.resolver().failure()).isEmpty();
      TopicLags lags = resolver.resolver().lags();
      most = Math.max(most, lags.of(List.of(topics.inbox(), topics.blocking())));
      if (resolver.resolver().isIntakePaused()) {
        paused = true;
        waited |= lags.of(List.of(topics.source("crm"))) > 0;
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    assertThat(paused).as("intake paused").isTrue();
    assertThat(waited).as("sources waited meanwhile").isTrue();
    assertThat(most).as("messages under way").isLessThan(MAX_BACKLOG + FETCHED_ALREADY);
  }
}
