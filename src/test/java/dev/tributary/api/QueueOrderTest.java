package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions come in the order that was asked for. */
class QueueOrderTest {
  private static final List<Question> QUESTIONS =
      List.of(
          question("a", 0.50, "+name -phone", "2026-03-05"),
          question("b", 0.52, "+name -phone", "2026-03-04"),
          question("c", 0.90, "+phone", "2026-03-03"),
          question("d", 0.40, "+email -name", "2026-03-02"),
          question("e", 0.45, "+name -phone", "2026-03-01"));

  private static Question question(String record, double p, String pattern, String at) {
    return new Question(record, "z", "", "", p, "low_confidence", at, pattern, 0);
  }

  private static List<String> sorted(QueueOrder order) {
    return order.sorted(QUESTIONS).stream().map(Question::record).toList();
  }

  @Test
  void byConfidenceAndByAge() {
    assertThat(sorted(QueueOrder.CONFIDENCE)).containsExactly("d", "e", "a", "b", "c");
    assertThat(sorted(QueueOrder.AGE)).containsExactly("e", "d", "c", "b", "a");
  }

  @Test
  void byUncertaintyEveryPatternHasItsTurn() {
    assertThat(sorted(QueueOrder.UNCERTAINTY)).containsExactly("a", "d", "c", "b", "e");
  }

  @Test
  void instancesTogetherAreInTheOrderThatTheyAreInAlone() {
    List<Question> here = QueueOrder.UNCERTAINTY.sorted(QUESTIONS);
    List<Question> sent = here.stream().map(one -> Question.of(one.json())).toList();
    assertThat(sent).isEqualTo(here);
    assertThat(sent.stream().sorted(QueueOrder.UNCERTAINTY.comparator())).isEqualTo(here);
  }

  @Test
  void thePatternIsWhichComparisonsSpeakForAndAgainst() throws Exception {
    JsonNode row =
        new ObjectMapper()
            .readTree(
                "{\"candidates\": [{\"source\": \"crm\", \"id\": \"1\", \"features\": ["
                    + "{\"name\": \"name\", \"weight\": 4.1}, {\"name\": \"zip\", \"weight\": 0},"
                    + "{\"name\": \"phone\", \"weight\": -1.7}]}]}");
    assertThat(Question.of("crm:2", row, row.at("/candidates/0")).pattern())
        .isEqualTo("+name -phone");
  }
}
