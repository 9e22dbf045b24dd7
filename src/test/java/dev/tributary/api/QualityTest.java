package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.query.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is counted of rows, whatever becomes of them, and what the counts say. */
class QualityTest {
  private static byte[] example(String topic) throws IOException {
    return Files.readAllBytes(Path.of("topics", topic + ".example.json"));
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyExampleOfATopicIsUnderstood() throws IOException {
    assertThat(QualityTraits.of(Table.GOLDEN_RECORDS, example("golden-records")))
        .contains("size/2", "filled/email", "born/2930", "born/2930/company")
        .doesNotContain("settling");
    assertThat(QualityTraits.of(Table.CROSSWALK, example("crosswalk")))
        .containsExactly("link/0.95");
    assertThat(QualityTraits.of(Table.DECISIONS, example("decisions")))
        .containsExactly(
            "skipped/saturated/company", "outcome/MERGE", "decided/2930/MERGE", "best/0.95");
    assertThat(QualityTraits.of(Table.REVIEW_QUEUE, example("review-queue")))
        .containsExactly("review/low_confidence", "waiting/2931");
    assertThat(QualityTraits.of(Table.AUDIT, example("audit"))).isEmpty();
    assertThat(QualityTraits.of(Table.CROSSWALK, new byte[] {'{', '"'})).isEmpty();
  }

  private static byte[] link(double probability) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("entity_id", "e");
    ObjectNode decision = row.putObject("decision").put("outcome", "MERGE");
    decision.put("probability", probability).putObject("matched").put("source", "s").put("id", "m");
    return bytes(row);
  }

  /** Whatever order rows change in: the counts are those of the rows that are there. */
  @Test
  void countsFollowTheRows() {
    SplittableRandom random = new SplittableRandom(11);
    QualityTally tally = new QualityTally();
    tally.opened(0);
    Map<String, byte[]> rows = new HashMap<>();
    for (int step = 0; step < 2_000; step++) {
      String key = "s:" + random.nextInt(40);
      byte[] after = random.nextInt(4) == 0 ? null : link(random.nextInt(101) / 100.0);
      byte[] before = after == null ? rows.remove(key) : rows.put(key, after);
      tally.changed(0, Table.CROSSWALK, key, before, after);
    }
    TreeMap<String, Integer> expected = new TreeMap<>();
    rows.values()
        .forEach(
            row ->
                QualityTraits.of(Table.CROSSWALK, row)
                    .forEach(trait -> expected.merge(trait, 1, Integer::sum)));
    JsonNode told = tally.json();
    TreeMap<String, Integer> counted = new TreeMap<>();
    told.path("counts").properties().forEach(it -> counted.put(it.getKey(), it.getValue().asInt()));
    assertThat(counted).isEqualTo(expected);
    List<Double> weakest = new ArrayList<>();
    told.path("weak").forEach(one -> weakest.add(one.path("probability").asDouble()));
    assertThat(weakest).isSorted().hasSize(Math.min(20, expected.get("weak")));
    tally.closed(0);
    assertThat(tally.json().path("counts")).isEmpty();
  }

  @Test
  void aReportPutsCountsTogether() {
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("size/1", 80L);
    counts.put("size/3", 5L);
    counts.put("size/25", 1L);
    counts.put("settling", 2L);
    counts.put("waiting/100", 3L);
    counts.put("waiting/97", 2L);
    counts.put("waiting/50", 1L);
    counts.put("review/policy", 6L);
    counts.put("decided/100/MERGE", 100L);
    counts.put("decided/100/INSERT_NEW", 900L);
    counts.put("decided/98/MERGE", 500L);
    counts.put("decided/98/INSERT_NEW", 500L);
    counts.put("decided/90/MERGE", 9_999L);
    QualityReport report = new QualityReport(counts, 100);
    assertThat(report.entities().toString())
        .contains("\"total\":86", "\"largest\":25", "{\"from\":20,\"entities\":1}");
    assertThat(report.reviews().toString())
        .contains("\"open\":6", "\"this_week\":3,\"last_four_weeks\":2,\"earlier\":1");
    JsonNode rate = report.drift().path("match_rate");
    assertThat(rate.path("share").asDouble()).isEqualTo(0.1);
    assertThat(rate.path("share_before").asDouble()).isEqualTo(0.5);
    assertThat(rate.path("drifted").asBoolean()).isTrue();
    assertThat(report.drift().path("this_week_since").asText())
        .isEqualTo(Instant.ofEpochSecond(100L * 7 * 86_400).toString());
  }

  @Test
  void chanceIsNoDrift() {
    assertThat(QualityReport.compared(6, 10, 50, 100).path("drifted").asBoolean()).isFalse();
    assertThat(QualityReport.compared(0, 0, 50, 100).path("drifted").asBoolean()).isFalse();
    assertThat(
            QualityReport.compared(510_000, 1_000_000, 500_000, 1_000_000)
                .path("drifted")
                .asBoolean())
        .as("certain, and too small to matter")
        .isFalse();
    assertThat(QualityReport.compared(600, 1_000, 500, 1_000).path("drifted").asBoolean()).isTrue();
  }
}
