package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TfIdfTest {
  private static final Map<String, Double> SHARES = Map.of("wireless", 0.5, "mouse", 0.25);

  private final TfIdf measure = new TfIdf(word -> SHARES.getOrDefault(word, 0.001));
  private final TfIdf unweighed = new TfIdf(word -> Double.NaN);

  @Test
  void lettersAndDigitsSideBySideAreWordsOfTheirOwnAndEachCountsOnce() {
    assertThat(TfIdf.words("brother r5395 mfc9r r"))
        .containsExactly("brother", "r", "5395", "mfc", "9");
    assertThat(TfIdf.words(" ")).isEmpty();
  }

  @Test
  void aLongValueHasAsManyWordsAsAreLookedAt() {
    StringBuilder code = new StringBuilder();
    for (int i = 100; i < 3_000; i++) {
      code.append('x').append(i);
    }
    assertThat(TfIdf.words(code.toString())).hasSize(Words.MOST);
  }

  @Test
  void isTheCosineOfTheWeightsOfTheWords() {
    double wireless = Math.log(3);
    double mouse = Math.log(5);
    double rare = Math.log(1001);
    double common = wireless * wireless + mouse * mouse;
    assertThat(measure.of("wireless mouse 5395", "mouse wireless 8843"))
        .isCloseTo(common / (common + rare * rare), within(1e-12));
    assertThat(measure.of("wireless mouse 5395", "5395"))
        .isCloseTo(rare / Math.sqrt(common + rare * rare), within(1e-12));
  }

  @Test
  void whatIsRareSaysMoreThanWhatIsCommon() {
    assertThat(measure.of("wireless mouse 5395", "wireless mouse 8843")).isLessThan(0.1);
    assertThat(measure.of("wireless mouse 5395", "5395")).isGreaterThan(0.95);
    assertThat(unweighed.of("wireless mouse 5395", "wireless mouse 8843"))
        .isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void misspeltWordsCountAsFarAsTheyAreAlikeAndNumbersDoNot() {
    assertThat(unweighed.of("multifunction", "muktifunction")).isBetween(0.9, 0.99);
    assertThat(unweighed.of("5395", "5396")).isZero();
    assertThat(unweighed.of("printer", "sprinter")).as("another beginning").isZero();
  }

  @Test
  void isTheSameInBothDirectionsAndNeverAboveOne() {
    String a = "marta martha marhta 12";
    String b = "martha m 12";
    assertThat(measure.of(a, b)).isEqualTo(measure.of(b, a)).isBetween(0.0, 1.0);
    assertThat(unweighed.of("anna anne annie", "anna")).isLessThanOrEqualTo(1);
    assertThat(measure.of("", "mouse")).isZero();
    assertThat(measure.of("", "")).isEqualTo(1);
  }
}
