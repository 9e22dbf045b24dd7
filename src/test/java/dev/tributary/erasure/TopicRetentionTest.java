package dev.tributary.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.TopicKind;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicRetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-05T08:30:00Z");

  @Test
  void compactionEndsWhatWasReplaced() {
    TopicRetention compacted =
        new TopicRetention(
            Map.of(
                "cleanup.policy", "compact",
                "min.compaction.lag.ms", "10",
                "max.compaction.lag.ms", "5",
                "delete.retention.ms", "7"));
    assertThat(compacted.replaced(NOW)).isEqualTo(NOW.plusMillis(10));
    assertThat(compacted.tombstones(NOW)).isEqualTo(NOW.plusMillis(17));
    assertThat(compacted.isCompacted()).isTrue();
  }

  @Test
  void withoutABoundNothingEndsIt() {
    TopicRetention unbounded =
        new TopicRetention(
            Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", "" + Long.MAX_VALUE));
    assertThat(unbounded.replaced(NOW)).isNull();
    assertThat(unbounded.tombstones(NOW)).isNull();
    assertThat(
            new TopicRetention(Map.of("cleanup.policy", "delete", "retention.ms", "-1"))
                .expired(NOW))
        .isNull();
  }

  @Test
  void aSegmentGoesWithItsLastMessage() {
    TopicRetention deleted =
        new TopicRetention(
            Map.of("cleanup.policy", "delete", "retention.ms", "100", "segment.ms", "20"));
    assertThat(deleted.expired(NOW)).isEqualTo(NOW.plusMillis(120));
    assertThat(deleted.replaced(NOW)).isEqualTo(NOW.plusMillis(120));
    TopicRetention both =
        new TopicRetention(
            Map.of(
                "cleanup.policy", "compact,delete",
                "retention.ms", "100",
                "segment.ms", "20",
                "max.compaction.lag.ms", "1000"));
    assertThat(both.replaced(NOW)).isEqualTo(NOW.plusMillis(120));
  }

  /**
   * What holds something of a subject has an end that can be named, by the contracts as they are.
   */
  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void everyKindOfTopicLetsGo(TopicKind kind) {
    TopicRetention contract = new TopicRetention(TopicContracts.load().of(kind).config());
    Duration month = Duration.ofDays(31);
    switch (Holding.of(kind)) {
      case VALUES -> {
        if (kind == TopicKind.INBOX || kind == TopicKind.BLOCKING) {
          assertThat(contract.purged(NOW)).isBefore(NOW.plus(month));
        } else {
          assertThat(contract.replaced(NOW)).isBefore(NOW.plus(month));
        }
      }
      case UNREAD -> assertThat(contract.expired(NOW)).isBefore(NOW.plus(Duration.ofDays(32)));
      case NAMES -> assertThat(contract.tombstones(NOW)).isNotNull();
      case SHARES, NOTHING -> assertThat(contract.settings()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void theInventoryHasEveryKind(TopicKind kind) throws IOException {
    assertThat(Files.readString(Path.of("src/docs/erasure.md"))).contains("| `" + kind.kebabCase());
  }

  @Test
  void topicsOfOtherEntityTypesAreNotOurs() {
    Topics topics = Topics.of("a");
    assertThat(Holding.of(topics, "tributary.a.source.crm")).contains(Holding.VALUES);
    assertThat(Holding.of(topics, "tributary.a.trial.golden-records")).contains(Holding.VALUES);
    assertThat(Holding.of(topics, "tributary.a-actors-changelog")).contains(Holding.VALUES);
    assertThat(Holding.of(topics, "tributary.a.tables-table-events-changelog")).isPresent();
    assertThat(Holding.of(topics, "tributary.a-steward-decisions-changelog"))
        .contains(Holding.NAMES);
    assertThat(Holding.of(topics, "tributary.a-change-over-changelog")).contains(Holding.NOTHING);
    assertThat(Holding.of(topics, "tributary.a-b.source.crm")).isEmpty();
    assertThat(Holding.of(topics, "tributary.a-b-actors-changelog")).isEmpty();
    assertThat(Holding.of(topics, "tributary.ab.audit")).isEmpty();
  }
}
