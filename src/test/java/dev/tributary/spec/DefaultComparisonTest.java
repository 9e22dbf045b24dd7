package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.FellegiSunterScorer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that say their name and leave the rest to their kind and to training. */
class DefaultComparisonTest {
  private static final String TEXT =
      """
      api_version: tributary/v1
      entity: person
      sources: {crm: {primary_key: id, attributes: [last_name, email, code, born]}}
      normalizers: {born: date}
      blocking: {keys: [email]}
      decision:
        scoring:
          strategy: fellegi_sunter
          training: {method: em}
          fields: [last_name, email, code, born]
      """;

  @Test
  void areComparedAsTheirNormaliserSuggests() {
    assertThat(conditions(TEXT, "last_name"))
        .containsExactly("equal", ">= 0.92", "initials >= 1.0", ">= 0.8", "else");
    assertThat(conditions(TEXT, "email")).containsExactly("equal", ">= 0.87", ">= 0.75", "else");
    assertThat(conditions(TEXT, "born")).containsExactly("equal", ">= 0.87", ">= 0.75", "else");
    String words = TEXT.replace("born: date", "born: date, code: words");
    assertThat(conditions(words, "code"))
        .containsExactly("equal", ">= 0.9", ">= 0.7", ">= 0.5", ">= 0.3", "else");
  }

  @Test
  void followTheComparatorAndTheNormaliserThatTheyName() {
    String text =
        TEXT.replace(
            "[last_name, email, code, born]\n",
            "[{name: code, normalizer: state}, {name: email, comparator: jaccard}, last_name]\n");
    assertThat(conditions(text, "code")).containsExactly("equal", "else");
    assertThat(conditions(text, "email")).containsExactly("equal", ">= 0.6", ">= 0.3", "else");
  }

  @Test
  void countHowCommonValuesAreUnlessTheySayNo() {
    String text = TEXT.replace("born]\n", "{name: born, term_frequency: false}]\n");
    Plan plan = SpecTexts.plan(text);
    assertThat(plan.adjustsForTerms(0)).isTrue();
    assertThat(plan.adjustsForTerms(3)).isFalse();
  }

  @Test
  void countHowCommonWordsAreInPlaceOfValuesUnlessTheySayYes() {
    String text = TEXT.replace("born: date", "born: date, code: words");
    assertThat(SpecTexts.plan(text).adjustsForTerms(2)).isFalse();
    String both = text.replace(" code, born]\n", " {name: code, term_frequency: true}, born]\n");
    assertThat(SpecTexts.plan(both).adjustsForTerms(2)).isTrue();
  }

  @Test
  void keepTwoLevelsWhereTheySayAThreshold() {
    String text =
        TEXT.replace("fields: [last_name,", "fields: [{name: last_name, threshold: 0.7},");
    assertThat(conditions(text, "last_name")).hasSize(2);
  }

  @Test
  void haveThresholdsOfTheirOwnThatASpecMayReplace() {
    Plan byDefault = SpecTexts.plan(TEXT);
    assertThat(byDefault.matchThreshold()).isZero();
    assertThat(byDefault.firmThreshold()).isGreaterThan(6);
    Plan plan = SpecTexts.plan(TEXT + "  thresholds: {firm: 0.8, match: 0.6, review: 0.5}\n");
    assertThat(plan.firmThreshold()).isEqualTo(2, within(1e-9));
  }

  @Test
  void areRefusedWithoutTraining() {
    SpecReading reading = SpecReader.read(TEXT.replace("training: {method: em}\n", "\n"), "x.yml");
    assertThat(reading.plan()).isNull();
    assertThat(reading.report()).contains("an attribute alone needs training");
  }

  @Test
  void aFirmThresholdIsNotBelowMatch() {
    String text = TEXT + "  thresholds: {firm: 0.5, match: 0.6, review: 0.5}\n";
    assertThat(SpecReader.read(text, "x.yml").report()).contains("above firm");
  }

  private static List<String> conditions(String text, String field) {
    FellegiSunterScorer scorer = (FellegiSunterScorer) SpecTexts.plan(text).scorer();
    return scorer.comparisons().stream()
        .filter(comparison -> comparison.name().equals(field))
        .map(Comparison::conditions)
        .findFirst()
        .orElseThrow();
  }
}
