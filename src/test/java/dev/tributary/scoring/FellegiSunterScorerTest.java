package dev.tributary.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class FellegiSunterScorerTest {
  private static final Comparison EMAIL =
      Comparison.ofAgreement("email", 0, RandomFeatures.OVERLAP, 1, 0.95, 0.001, 2);
  private static final Comparison FIRST_NAME =
      new Comparison(
          "first_name",
          1,
          RandomFeatures.OVERLAP,
          List.of(
              new SimilarityLevel(1, 0.8, 0.05),
              new SimilarityLevel(0.75, 0.1, 0.05),
              new CrossLevel(2, 1, 0.04, 0.001),
              new ElseLevel(0.06, 0.899)),
          1);
  private static final FellegiSunterScorer SCORER =
      new FellegiSunterScorer(List.of(EMAIL, FIRST_NAME));

  @Test
  void addsTheEvidenceOfTheLevelsReached() {
    assertFirst(log2(0.8 / 0.05), "anna", "x", "anna", "y");
    assertFirst(log2(0.1 / 0.05), "anna", "x", "anne", "y");
    assertFirst(log2(0.04 / 0.001), "anna", "bob", "bob", "anna");
    assertFirst(log2(0.06 / 0.899), "anna", "bob", "bob", "carl");
    assertFirst(log2(0.06 / 0.899), "anna", "", "bob", "anna");
  }

  @Test
  void weighsAgreementAndDisagreementOfTheSimpleForm() {
    PairScore agree = SCORER.score(features("e", "", ""), features("e", "", ""));
    assertThat(agree.total()).isCloseTo(2 * log2(0.95 / 0.001), within(1e-9));
    PairScore differ = SCORER.score(features("e", "", ""), features("f", "", ""));
    assertThat(differ.total()).isCloseTo(2 * log2(0.05 / 0.999), within(1e-9));
  }

  @Test
  void takesMissingValuesForNoEvidence() {
    PairScore score = SCORER.score(features("", "anna", ""), features("e", "anna", ""));
    assertThat(score.parts()[0]).isNaN();
    assertThat(score.total()).isEqualTo(4);
    assertThat(SCORER.score(features("", "", ""), features("", "", "")).total()).isZero();
  }

  @Test
  void theBestPairOfSeveralValuesSaysTheLevel() {
    Features a = new Features(new String[][] {null, {"xxxx", "anne"}, null});
    Features b = new Features(new String[][] {null, {"bob", "anna", "yyyy"}, null});
    assertThat(SCORER.score(a, b).total()).isEqualTo(1);
  }

  @Test
  void startsAtThePrior() {
    PairScorer scorer = new FellegiSunterScorer(List.of(EMAIL), -10);
    assertThat(scorer.score(features("", "", ""), features("", "", "")).total()).isEqualTo(-10);
  }

  @Test
  void keepsImpossibleProbabilitiesFinite() {
    Comparison certain = Comparison.ofAgreement("id", 0, RandomFeatures.OVERLAP, 1, 1, 0, 1);
    PairScorer scorer = new FellegiSunterScorer(List.of(certain));
    assertThat(scorer.score(features("e", "", ""), features("e", "", "")).total())
        .isCloseTo(log2(1e9), within(1e-6));
    assertThat(scorer.score(features("e", "", ""), features("f", "", "")).total())
        .isCloseTo(-log2(1e9), within(1e-6));
  }

  @Test
  void refusesLevelsThatCannotBeReached() {
    ComparisonLevel otherwise = new ElseLevel(0.1, 0.9);
    ComparisonLevel loose = new SimilarityLevel(0.8, 0.5, 0.5);
    ComparisonLevel strict = new SimilarityLevel(0.9, 0.5, 0.5);
    assertThatThrownBy(() -> comparison(loose, strict, otherwise))
        .hasMessageContaining("comparison name")
        .hasMessageContaining("strictest first");
    assertThatThrownBy(() -> comparison(strict, loose)).hasMessageContaining("else level");
    assertThatThrownBy(() -> comparison(otherwise, strict)).hasMessageContaining("else level");
    assertThatThrownBy(() -> new ElseLevel(1.5, 0)).hasMessageContaining("between 0 and 1");
  }

  @Test
  void turnsWeightsIntoProbabilitiesAndBack() {
    assertThat(MatchWeight.probability(0)).isEqualTo(0.5);
    assertThat(MatchWeight.probability(2)).isCloseTo(0.8, within(1e-12));
    assertThat(MatchWeight.probability(5000)).isEqualTo(1);
    assertThat(MatchWeight.probability(-5000)).isZero();
    assertThat(MatchWeight.probability(Double.NEGATIVE_INFINITY)).isZero();
    for (double weight = -25; weight < 25; weight += 0.7) {
      assertThat(MatchWeight.ofProbability(MatchWeight.probability(weight)))
          .isCloseTo(weight, within(1e-6));
    }
  }

  private static void assertFirst(
      double expected, String first, String last, String otherFirst, String otherLast) {
    PairScore score = SCORER.score(features("", first, last), features("", otherFirst, otherLast));
    assertThat(score.total()).isCloseTo(expected, within(1e-9));
    assertThat(score.parts()[1]).isCloseTo((float) expected, within(1e-5f));
  }

  private static Comparison comparison(ComparisonLevel... levels) {
    return new Comparison("name", 0, RandomFeatures.OVERLAP, List.of(levels), 1);
  }

  private static Features features(String email, String firstName, String lastName) {
    return RandomFeatures.of(email, firstName, lastName);
  }

  private static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
