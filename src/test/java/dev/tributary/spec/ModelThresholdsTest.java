package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.Provenance;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What thresholds that somebody wrote mean under the weights of a model. */
class ModelThresholdsTest {
  private static final double PRIOR = 0.001;

  private static SpecReading under(String text) {
    return under(text, 0);
  }

  private static SpecReading under(String text, double neighbours) {
    return under(text, "email", neighbours);
  }

  private static SpecReading under(String text, String field, double neighbours) {
    List<TrainedLevel> levels =
        List.of(new TrainedLevel("equal", 0.9, 0.00001), new TrainedLevel("else", 0.1, 0.99999));
    TrainedModel model =
        new TrainedModel(
            PRIOR,
            neighbours,
            List.of(new TrainedComparison(field, levels, null)),
            new Provenance("person", "", 1, 2, 1, 1, 0));
    return SpecReader.read(text, "test.yml", SpecImports.NONE, ModelSource.of(model));
  }

  private static Plan plan(SpecReading reading) {
    return Objects.requireNonNull(reading.plan(), reading.report());
  }

  @Test
  void whatJoinsEntitiesIsSureByThePriorOfTheModel() {
    SpecReading reading = under(SpecTexts.SMALLEST);
    Plan plan = plan(reading);
    double sure = (Math.log(99) + Math.log((1 - PRIOR) / PRIOR)) / Math.log(2);
    assertThat(plan.firmThreshold()).isCloseTo(sure, within(1e-9));
    assertThat(plan.matchThreshold()).isEqualTo(5);
    assertThat(reading.problems(Severity.NOTE))
        .singleElement()
        .satisfies(note -> assertThat(note.message()).contains("firm (5)", "0.031", "16.594"));
    assertThat(plan(SpecReader.read(SpecTexts.SMALLEST, "test.yml")).firmThreshold()).isEqualTo(5);
  }

  @Test
  void whatIsSureAlreadyStays() {
    SpecReading reading = under(SpecTexts.SMALLEST.replace("{match: 5", "{firm: 17, match: 5"));
    assertThat(plan(reading).firmThreshold()).isEqualTo(17);
    assertThat(reading.problems(Severity.NOTE)).isEmpty();
  }

  @Test
  void thresholdsBesideAPriorAreTakenAtTheirWord() {
    String text = SpecTexts.SMALLEST.replace("    fields:", "    prior_log_odds: -3\n    fields:");
    assertThat(plan(under(text)).firmThreshold()).isEqualTo(5);
    String probabilities =
        SpecTexts.SMALLEST.replace(
            "    thresholds: {match: 5, possible: 2}",
            "  thresholds: {firm: 0.7, match: 0.6, review: 0.5}");
    assertThat(plan(under(probabilities)).firmThreshold())
        .isCloseTo(Math.log(0.7 / 0.3) / Math.log(2), within(1e-9));
  }

  @Test
  void neighboursOfAModelArePartOfThePlanUnlessTheSpecSaysNo() {
    Plan none = plan(under(SpecTexts.SMALLEST));
    Plan some = plan(under(SpecTexts.SMALLEST, 0.5));
    assertThat(none.scorer().partNames()).containsExactly("email");
    assertThat(some.scorer().partNames()).containsExactly("email", "neighbours");
    assertThat(some.hash()).isNotEqualTo(none.hash());
    assertThat(plan(under(SpecTexts.SMALLEST, 0.6)).hash()).isNotEqualTo(some.hash());
    String without =
        SpecTexts.SMALLEST.replace("    fields:", "    training: {neighbours: false}\n    fields:");
    assertThat(plan(under(without, 0.5)).scorer().partNames()).containsExactly("email");
  }

  @Test
  void aFieldCalledNeighboursKeepsItsNameAndItIsSaid() {
    String text = SpecTexts.SMALLEST.replace("name: email", "name: neighbours, attribute: email");
    SpecReading reading = under(text, "neighbours", 0.5);
    assertThat(plan(reading).scorer().partNames()).containsExactly("neighbours");
    assertThat(reading.problems(Severity.WARNING))
        .singleElement()
        .satisfies(warning -> assertThat(warning.message()).contains("name neighbours already"));
  }
}
