package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;

class JaroSimilarityTest {
  private static final long SEED = 42;
  private final JaroWinklerSimilarity reference = new JaroWinklerSimilarity();

  /** Bit for bit, on both sides of 64 characters; the reference is asked in canonical order. */
  @Test
  void equalsTheReference() {
    RandomTexts texts = new RandomTexts(SEED);
    for (int i = 0; i < 100_000; i++) {
      int maxLength = i % 20 == 0 ? 200 : i % 5 == 0 ? 70 : 12;
      String a = texts.nextBasic(maxLength);
      String b = texts.below(2) == 0 ? texts.edited(a) : texts.nextBasic(maxLength);
      boolean inOrder = a.length() < b.length() || (a.length() == b.length() && a.compareTo(b) < 0);
      double expected = inOrder ? reference.apply(a, b) : reference.apply(b, a);
      assertThat(JaroSimilarity.WITH_WINKLER_PREFIX.of(a, b))
          .as("\"%s\" and \"%s\", seed %d", a, b, SEED)
          .isEqualTo(expected);
    }
  }

  @Test
  void equalsTheExamplesOfWinkler() {
    assertWinkler("martha", "marhta", 0.9611);
    assertWinkler("dwayne", "duane", 0.84);
    assertWinkler("dixon", "dicksonx", 0.8133);
    assertThat(JaroSimilarity.PLAIN.of("martha", "marhta")).isCloseTo(0.9444, within(5e-5));
  }

  @Test
  void givesNoBonusBelowAJaroOfSevenTenths() {
    double jaro = JaroSimilarity.PLAIN.of("abcd", "abxyzw");
    assertThat(jaro).isLessThan(0.7);
    assertThat(JaroSimilarity.WITH_WINKLER_PREFIX.of("abcd", "abxyzw")).isEqualTo(jaro);
  }

  @Test
  void countsAnEmojiAsOneCharacter() {
    assertThat(JaroSimilarity.PLAIN.of("a😀b", "a😁b")).isCloseTo(7 / 9.0, within(1e-12));
  }

  private static void assertWinkler(String a, String b, double expected) {
    assertThat(JaroSimilarity.WITH_WINKLER_PREFIX.of(a, b)).isCloseTo(expected, within(5e-5));
  }
}
