package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicComparisonTest {
  private static final WantedTopic TOPIC =
      new WantedTopic(
          "t",
          4,
          new TreeMap<>(Map.of("cleanup.policy", "compact,delete", "retention.ms", "1000")),
          Set.of("partitions", "cleanup.policy"));

  @Test
  void findsNothingWhereAllIsAsWanted() {
    Map<String, String> settings =
        Map.of("cleanup.policy", "delete, compact", "retention.ms", "1000", "segment.ms", "5");
    assertThat(TopicComparison.compare(TOPIC, 4, settings)).isEmpty();
  }

  @Test
  void namesEachDifferenceWithItsCure() {
    Map<String, String> settings = Map.of("cleanup.policy", "delete", "retention.ms", "999");
    assertThat(TopicComparison.compare(TOPIC, 3, settings))
        .satisfiesExactly(
            partitions -> {
              assertThat(partitions.property()).isEqualTo("partitions");
              assertThat(partitions.wanted()).isEqualTo("4");
              assertThat(partitions.found()).isEqualTo("3");
              assertThat(partitions.required()).isTrue();
              assertThat(partitions.cure()).contains("--partitions 3");
            },
            cleanup -> {
              assertThat(cleanup.property()).isEqualTo("cleanup.policy");
              assertThat(cleanup.required()).isTrue();
              assertThat(cleanup.cure()).endsWith("cleanup.policy=[compact,delete]");
            },
            retention -> {
              assertThat(retention.required()).isFalse();
              assertThat(retention.cure()).endsWith("retention.ms=1000");
              assertThat(retention)
                  .hasToString("t: retention.ms is 999 and should be 1000; " + retention.cure());
            });
  }

  @Test
  void saysWhereABrokerDoesNotKnowASetting() {
    assertThat(TopicComparison.compare(TOPIC, 4, Map.of("cleanup.policy", "compact,delete")))
        .singleElement()
        .extracting(TopicDifference::found)
        .isEqualTo("unknown to this broker");
  }
}
