package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every similarity, whatever it measures. */
class SimilaritiesTest {
  private static final long SEED = 20260101;

  static Collection<String> names() {
    return Similarities.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isSymmetricWithinBoundsAndOneForEqualValues(String name) {
    Similarity similarity = Similarities.named(name);
    RandomTexts texts = new RandomTexts(SEED);
    for (int i = 0; i < 20_000; i++) {
      String a = texts.next(i % 10 == 0 ? 150 : 14);
      String b = texts.below(2) == 0 ? texts.edited(a) : texts.next(14);
      String at = name + " of \"" + a + "\" and \"" + b + "\", seed " + SEED;
      double ab = similarity.of(a, b);
      assertThat(ab).as(at).isBetween(0.0, 1.0).isEqualTo(similarity.of(b, a));
      assertThat(similarity.of(a, copyOf(a))).as(at).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void knowsTheEmptyValue(String name) {
    Similarity similarity = Similarities.named(name);
    assertThat(similarity.of("", copyOf(""))).isEqualTo(1);
    assertThat(similarity.of("", "smith")).isZero();
    assertThat(similarity.of("smith", "")).isZero();
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesBrokenAndHugeText(String name) {
    Similarity similarity = Similarities.named(name);
    assertThat(similarity.of("\uD83D", "\uDE00")).isZero();
    String huge = "lorem ipsum ".repeat(100_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(5), () -> similarity.of(huge, "x" + huge), "huge values are cut");
  }

  @Test
  void doesNotLetOneComparisonLeakIntoTheNext() {
    Similarity similarity = Similarities.named("jaro_winkler");
    double before = similarity.of("ёжик", "жёлик");
    similarity.of("ёжёжёж abc", "cba ёж");
    assertThat(similarity.of("ёжик", "жёлик")).isEqualTo(before);
  }

  @Test
  void namesThoseItKnowsWhenAskedForAnother() {
    assertThatThrownBy(() -> Similarities.named("jaro_winkel"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jaro_winkel")
        .hasMessageContaining("jaro_winkler")
        .hasMessageContaining("cosine");
  }

  @Test
  void cosineForgivesTheOrderOfWords() {
    Similarity cosine = Similarities.named("cosine");
    assertThat(cosine.of("123 main street, apt 4", "apt 4, 123 main st")).isGreaterThan(0.65);
    assertThat(cosine.of("night", "nacht")).isCloseTo(0.25, within(1e-12));
    assertThat(cosine.of("aaa", "aa")).isEqualTo(1);
    assertThat(cosine.of("a", "ab")).isZero();
  }

  @Test
  void jaccardCountsSharedWords() {
    Similarity jaccard = Similarities.named("jaccard");
    assertThat(jaccard.of("acme widgets  ltd", "ltd acme")).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(jaccard.of(" ", "")).isEqualTo(1);
  }

  private static String copyOf(String text) {
    return String.valueOf(text.toCharArray());
  }
}
