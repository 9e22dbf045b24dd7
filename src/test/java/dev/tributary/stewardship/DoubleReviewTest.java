package dev.tributary.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.stewardship.DoubleReview.Effect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two stewards and one question: what is held, decided, and left to a third. */
class DoubleReviewTest {
  private static final Decider ANN = new Decider("ann", "steward", "");
  private static final Decider BEN = new Decider("ben", "steward", "seen");
  private static final Decider CLEO = new Decider("cleo", "steward", "");
  private static final Decider ROOT = new Decider("root", "admin", "");

  private Instant now = Instant.parse("2026-03-05T08:30:00Z");
  private JsonNode row;

  private Effect says(Decider by, Draft.Answer answer) {
    now = now.plusSeconds(1);
    DoubleReview.Step step = DoubleReview.take(row, "answer-1", answer, by, now);
    row = step.row() == null ? row : step.row();
    return step.effect();
  }

  @Test
  void twoWhoSayTheSameDecide() {
    assertThat(says(ANN, Draft.Answer.MERGE)).isEqualTo(Effect.HELD);
    assertThat(DoubleReview.state(row)).isEqualTo(DoubleReview.State.WAITING);
    assertThat(says(ANN, Draft.Answer.MERGE)).isEqualTo(Effect.REFUSED_AS_FIRST);
    assertThat(says(ANN, Draft.Answer.REJECT)).isEqualTo(Effect.REFUSED_AS_FIRST);
    assertThat(says(BEN, Draft.Answer.MERGE)).isEqualTo(Effect.DECIDES);
    assertThat(DoubleReview.state(row)).isEqualTo(DoubleReview.State.AGREED);
    assertThat(row.at("/rounds/0/second/reason").asText()).isEqualTo("seen");
  }

  @Test
  void whatTwoDisagreeAboutIsForSomebodyElse() {
    says(ANN, Draft.Answer.MERGE);
    assertThat(says(BEN, Draft.Answer.REJECT)).isEqualTo(Effect.DISAGREEMENT);
    assertThat(says(BEN, Draft.Answer.REJECT)).isEqualTo(Effect.REFUSED_AS_PARTY);
    assertThat(says(ANN, Draft.Answer.REJECT)).isEqualTo(Effect.REFUSED_AS_PARTY);
    assertThat(says(CLEO, Draft.Answer.REJECT)).isEqualTo(Effect.DECIDES);
    assertThat(DoubleReview.state(row)).isEqualTo(DoubleReview.State.SETTLED);
    assertThat(row.at("/rounds/0/settled/by").asText()).isEqualTo("cleo");
  }

  @Test
  void anAdminDecidesEvenAsOneOfTheTwo() {
    says(ANN, Draft.Answer.MERGE);
    assertThat(says(ROOT, Draft.Answer.REJECT)).isEqualTo(Effect.DISAGREEMENT);
    assertThat(says(ROOT, Draft.Answer.REJECT)).isEqualTo(Effect.DECIDES);
  }

  @Test
  void whatDidNotArriveIsSaidAgainAndALateAnswerIsRefused() {
    says(ANN, Draft.Answer.MERGE);
    says(BEN, Draft.Answer.MERGE);
    assertThat(says(BEN, Draft.Answer.MERGE)).isEqualTo(Effect.DECIDES);
    assertThat(says(BEN, Draft.Answer.REJECT)).isEqualTo(Effect.REFUSED_AS_LATE);
    assertThat(says(CLEO, Draft.Answer.MERGE)).isEqualTo(Effect.REFUSED_AS_LATE);
    assertThat(row.path("rounds")).hasSize(1);
  }

  @Test
  void aQuestionThatIsAskedAgainHasARoundOfItsOwnAndTheFormerOnesStay() {
    says(ANN, Draft.Answer.MERGE);
    says(BEN, Draft.Answer.MERGE);
    for (int round = 2; round < 30; round++) {
      now = now.plusSeconds(3_600);
      Draft.Answer said = round % 2 == 0 ? Draft.Answer.REJECT : Draft.Answer.MERGE;
      assertThat(says(CLEO, said)).isEqualTo(Effect.HELD);
      assertThat(says(ANN, said)).isEqualTo(Effect.DECIDES);
    }
    assertThat(row.path("rounds")).hasSize(20);
    assertThat(row.path("opinion_id").asText()).isEqualTo("answer-1");
  }
}
