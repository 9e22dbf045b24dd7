package dev.tributary.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A receipt names an end for what has one, and for nothing else. */
class RemaindersTest {
  private static final Topics TOPICS = Topics.of("people");
  private static final Instant NOW = Instant.parse("2026-03-05T08:30:00Z");
  private static final TopicRetention COMPACTED =
      new TopicRetention(
          Map.of(
              "cleanup.policy", "compact",
              "min.compaction.lag.ms", "0",
              "max.compaction.lag.ms", "604800000",
              "delete.retention.ms", "86400000"));

  private static JsonNode remains(String... topics) {
    SortedMap<String, TopicRetention> all = new TreeMap<>();
    for (String topic : topics) {
      all.put(topic, COMPACTED);
    }
    Receipt receipt = Receipt.begun("receipt", List.of("digest"), "ann", NOW);
    new Remainders(TOPICS, List.of("crm"), all).tell(receipt, Duration.ofDays(30), NOW);
    return receipt.json().path("remains");
  }

  private static JsonNode of(String topic) {
    for (JsonNode one : remains(topic)) {
      if (one.path("place").asText().equals(topic)) {
        return one;
      }
    }
    throw new AssertionError("nothing is said of " + topic);
  }

  @Test
  void whatWasReplacedGoesWithCompaction() {
    for (String topic :
        List.of(
            TOPICS.source("crm"),
            TOPICS.goldenRecords(),
            "tributary.people-actors-changelog",
            "tributary.people.tables-table-versions-changelog")) {
      assertThat(of(topic).path("until").asText()).as(topic).isEqualTo("2026-03-12T08:30:00Z");
    }
  }

  @Test
  void whatNobodyWroteToDoesNot() {
    Topics shadow = TOPICS.ofShadow("shadow-0123456789ab");
    for (String topic :
        List.of(
            TOPICS.source("sold"),
            shadow.goldenRecords(),
            shadow.crosswalk(),
            shadow.inbox(),
            shadow.applicationId() + "-blocks-changelog")) {
      assertThat(of(topic).path("until").isNull()).as(topic).isTrue();
      assertThat(of(topic).path("why").asText()).as(topic).contains("delete");
      assertThat(remains(topic).findValuesAsText("place")).as("once").containsOnlyOnce(topic);
    }
  }

  @Test
  void whatHoldsNothingIsNotNamed() {
    String progress = TOPICS.ofShadow("shadow-0123456789ab").redirects();
    assertThat(remains(progress).findValuesAsText("place")).doesNotContain(progress);
  }
}
