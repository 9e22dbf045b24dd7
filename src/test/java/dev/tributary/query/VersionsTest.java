package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.Topics;
import dev.tributary.topology.output.OutputReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Golden records that were replaced: found by time, kept for a while, forgotten when asked. */
class VersionsTest {
  private static final String ENTITY = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90";
  private static final Topics TOPICS = Topics.of("versions");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration KEEP = Duration.ofDays(30);

  private final VersionForgetting forgetting = new VersionForgetting();
  private final VersionSettings settings = new VersionSettings(KEEP, forgetting, Duration.ZERO);
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          TablesTopology.build(TOPICS, TableListener.NONE, settings), config(), START);
  private final TestInputTopic<String, byte[]> golden =
      driver.createInputTopic(
          TOPICS.goldenRecords(), new StringSerializer(), new ByteArraySerializer());
  private final Versions versions = new Versions(new DriverStores(), settings);

  private static Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "versions");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    return config;
  }

  @AfterEach
  void close() {
    driver.close();
  }

  /** Reads the stores of the driver. */
  private final class DriverStores implements Versions.Stored {
    @Override
    public byte[] golden(String entity) {
      KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(Table.GOLDEN_RECORDS.store());
      return rows.get(Bytes.wrap(entity.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> versions(Bytes from, Bytes to) {
      KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(VersionForm.STORE);
      return rows.range(from, to);
    }
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private void published(int revision, int day, String... records) {
    StringBuilder members = new StringBuilder();
    for (String record : records) {
      String separator = members.isEmpty() ? "" : ", ";
      members.append(separator).append("{\"source\": \"crm\", \"id\": \"" + record + "\"}");
    }
    String value =
        """
        {"entity_id": "%s", "revision": %d, "golden": {"name": "v%d"}, "other_values": {},
         "members": [%s], "member_count": %d, "confidence": 1.0, "settling": false,
         "created_at": "%s", "updated_at": "%s"}
        """
            .formatted(ENTITY, revision, revision, members, records.length, day(0), day(day));
    golden.pipeInput(ENTITY, value.getBytes(StandardCharsets.UTF_8), day(day));
  }

  private void retired(int day) {
    golden.pipeInput(ENTITY, null, day(day));
  }

  private Versions.Found at(int day, int today) {
    return versions.at(ENTITY, day(day).toEpochMilli(), day(today).toEpochMilli());
  }

  private static String name(Versions.Found found) {
    return found.golden() == null
        ? "none"
        : OutputReader.golden(found.golden()).fields().get("name");
  }

  @Test
  void eachTimeHasTheGoldenRecordThatWasInForce() {
    published(1, 1, "a");
    published(2, 3, "a");
    published(3, 5, "a", "b");
    assertThat(name(at(0, 6))).isEqualTo("none");
    assertThat(at(0, 6).nextMillis()).isEqualTo(day(1).toEpochMilli());
    assertThat(name(at(1, 6))).isEqualTo("v1");
    assertThat(name(at(2, 6))).isEqualTo("v1");
    assertThat(at(2, 6).untilMillis()).isEqualTo(day(3).toEpochMilli());
    assertThat(name(at(3, 6))).isEqualTo("v2");
    assertThat(name(at(6, 6))).isEqualTo("v3");
    assertThat(at(6, 6).untilMillis()).isZero();
  }

  @Test
  void aRetiredEntityIsKnownUntilItsEndAndFromItsReturn() {
    published(1, 1, "a");
    retired(3);
    assertThat(name(at(2, 6))).isEqualTo("v1");
    assertThat(name(at(4, 6))).isEqualTo("none");
    published(2, 5, "a");
    assertThat(name(at(4, 6))).isEqualTo("none");
    assertThat(at(4, 6).nextMillis()).isEqualTo(day(5).toEpochMilli());
    assertThat(name(at(5, 6))).isEqualTo("v2");
    assertThat(name(at(2, 6))).isEqualTo("v1");
  }

  @Test
  void whatNobodySawIsNotMadeUp() {
    published(1, 1, "a");
    published(4, 5, "a"); // two were compacted away while nobody was there
    published(5, 7, "a");
    assertThat(name(at(1, 8))).as("at its very time it is known").isEqualTo("v1");
    assertThat(name(at(3, 8))).isEqualTo("none");
    assertThat(at(3, 8).nextMillis()).isEqualTo(day(5).toEpochMilli());
    assertThat(name(at(5, 8))).isEqualTo("v4");
  }

  @Test
  void messagesThatComeAgainChangeNothing() {
    published(1, 1, "a");
    published(2, 3, "a");
    published(1, 1, "a");
    published(2, 3, "a");
    published(3, 5, "a");
    assertThat(name(at(2, 6))).isEqualTo("v1");
    assertThat(name(at(4, 6))).isEqualTo("v2");
    assertThat(name(at(5, 6))).isEqualTo("v3");
  }

  @Test
  void whatIsOlderThanItsRetentionIsToldToBeAndRemoved() {
    published(1, 1, "a");
    published(2, 3, "a");
    published(3, 50, "a");
    assertThat(name(at(2, 10))).isEqualTo("v1");
    assertThat(name(at(2, 40))).isEqualTo("none");
    assertThat(at(2, 40).nextMillis()).isEqualTo(day(10).toEpochMilli());
    assertThat(name(at(20, 40))).as("in force within the retention").isEqualTo("v2");
    driver.advanceWallClockTime(Duration.ofDays(60));
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(stored()).as("v1 went, v2 was in force ten days ago").isEqualTo(1);
    driver.advanceWallClockTime(Duration.ofDays(40));
    driver.advanceWallClockTime(Duration.ofSeconds(2));
    assertThat(stored()).isZero();
    assertThat(name(at(50, 100))).as("the present is no history").isEqualTo("v3");
  }

  @Test
  void whatWasMadeOfARecordIsForgottenAndNothingElse() {
    published(1, 1, "a");
    published(2, 3, "a", "b");
    published(3, 5, "a");
    published(4, 6, "a");
    Set<RecordKey> gone = Set.of(new RecordKey("crm", "b"));
    assertThat(versions.forget("one", gone)).isFalse();
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(versions.forget("one", gone)).isTrue();
    assertThat(stored()).isEqualTo(2);
    assertThat(name(at(2, 7))).isEqualTo("v1");
    assertThat(name(at(4, 7))).isEqualTo("none");
    assertThat(name(at(5, 7))).isEqualTo("v3");
    assertThat(versions.forget("two", gone)).isFalse();
  }

  /** A walk through many takes longer than anybody waits: who asks again must not begin it anew. */
  @Test
  void whoAsksAgainWaitsForTheWalkThatIsUnderWay() {
    int last = 1_000;
    for (int revision = 1; revision <= last; revision++) {
      published(revision, 1, revision % 2 == 0 ? "a" : "b");
    }
    assertThat(stored()).isEqualTo(last - 1);
    Set<RecordKey> even = Set.of(new RecordKey("crm", "a"));
    Set<RecordKey> odd = Set.of(new RecordKey("crm", "b"));
    assertThat(versions.forget("even", even)).isFalse();
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(versions.forget("odd", odd)).isFalse();
    int steps = 0;
    while (!versions.forget("even", even)) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      assertThat(++steps).as("seconds for 1,000 rows").isLessThan(10);
    }
    while (!versions.forget("odd", odd)) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
      assertThat(++steps).as("seconds for both").isLessThan(20);
    }
    assertThat(stored()).isZero();
  }

  @Test
  void aPartitionThatComesLaterIsSearchedForWhatWasAskedBefore() {
    published(1, 1, "a");
    published(2, 3, "a");
    Set<RecordKey> gone = Set.of(new RecordKey("crm", "a"));
    versions.forget("one", gone);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(versions.forget("one", gone)).isTrue();
    forgetting.opened(7);
    assertThat(versions.forget("one", gone)).isFalse();
    forgetting.closed(7);
    assertThat(versions.forget("one", gone)).isTrue();
  }

  @Test
  void ofTwoThatWereReplacedInOneMillisecondTheOneBeforeIsFound() {
    published(9, 1, "a");
    published(10, 3, "a");
    published(11, 3, "a");
    published(12, 5, "a");
    assertThat(name(at(2, 6))).isEqualTo("v9");
    assertThat(name(at(3, 6))).isEqualTo("v11");
    assertThat(name(at(4, 6))).isEqualTo("v11");
    assertThat(name(at(0, 6))).isEqualTo("none");
    assertThat(at(0, 6).nextMillis()).isEqualTo(day(1).toEpochMilli());
  }

  @Test
  void aChangeHasBothSides() {
    published(1, 1, "a");
    published(2, 3, "a");
    published(3, 5, "a");
    assertThat(versions.changes(ENTITY, Set.of(1L, 2L, 3L, 9L))).containsOnlyKeys(2L, 3L);
    Versions.Change change = versions.changes(ENTITY, Set.of(3L)).get(3L);
    assertThat(OutputReader.golden(change.before()).fields()).containsEntry("name", "v2");
    assertThat(OutputReader.golden(change.after()).fields()).containsEntry("name", "v3");
  }

  private int stored() {
    int rows = 0;
    try (KeyValueIterator<Bytes, byte[]> all =
        new DriverStores().versions(VersionForm.first(ENTITY), VersionForm.last(ENTITY))) {
      while (all.hasNext()) {
        all.next();
        rows++;
      }
    }
    return rows;
  }
}
