package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That pairs share a block as often as the formulas say. */
class LocalitySensitiveHashingTest {
  private static final long SEED = 7_301;
  private static final int PAIRS = 3_000;

  /** Four standard deviations of a share of {@link #PAIRS} pairs, at most. */
  private static final double TOLERANCE = 4 * 0.5 / Math.sqrt(PAIRS);

  @ParameterizedTest
  @CsvSource({
    "16, 3, 6, 14",
    "16, 3, 10, 10",
    "16, 3, 3, 17",
    "8, 4, 12, 8",
    "20, 5, 14, 6",
    "1, 1, 10, 10"
  })
  void minHashFollowsItsCurve(int bands, int rows, int shared, int apart) {
    KeyTransform transform = KeyTransforms.minHashOfWords(bands, rows);
    Random random = new Random(SEED);
    int together = 0;
    for (int i = 0; i < PAIRS; i++) {
      String both = words(random, shared);
      String a = both + words(random, apart / 2);
      String b = both + words(random, apart - apart / 2);
      together += shareAKey(transform, a, b) ? 1 : 0;
    }
    double similarity = (double) shared / (shared + apart);
    double expected = 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
    assertThat((double) together / PAIRS)
        .as("seed %d", SEED)
        .isCloseTo(expected, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"12, 8, 0.3", "12, 8, 0.6", "12, 8, 1.0", "4, 4, 0.8", "1, 1, 1.5707"})
  void hyperplanesFollowTheirCurve(int bands, int planes, double angle) {
    Random random = new Random(SEED);
    float[][] ends = new float[2][];
    TextVectors vectors =
        text -> text.isEmpty() ? new float[64] : ends[Integer.parseInt(text)].clone();
    KeyTransform transform = KeyTransforms.hyperplanes(bands, planes, vectors);
    int together = 0;
    for (int i = 0; i < PAIRS; i++) {
      ends[0] = direction(random);
      ends[1] = turned(ends[0], angle, random);
      together += shareAKey(transform, "0", "1") ? 1 : 0;
    }
    double expected = 1 - Math.pow(1 - Math.pow(1 - angle / Math.PI, planes), bands);
    assertThat((double) together / PAIRS)
        .as("seed %d", SEED)
        .isCloseTo(expected, within(TOLERANCE));
  }

  @Test
  void orderAndRepetitionOfWordsPlayNoRole() {
    KeyTransform transform = KeyTransforms.minHashOfWords(8, 2);
    assertThat(NgramPrefixTest.keys(transform, "Head of Sales"))
        .isEqualTo(NgramPrefixTest.keys(transform, "sales, head/of of head"))
        .hasSize(8);
    assertThat(NgramPrefixTest.keys(transform, " - ")).isEmpty();
  }

  @Test
  void textsThatSayAlikeAreBroughtTogetherByTheirVectors() {
    KeyTransform transform = KeyTransforms.hyperplanes(16, 8, KeyTransforms.hashedGrams());
    assertThat(shareAKey(transform, "data engineering lead", "lead data engineer")).isTrue();
    assertThat(shareAKey(transform, "data engineering lead", "wholesale florist")).isFalse();
    assertThat(NgramPrefixTest.keys(transform, "--")).isEmpty();
  }

  @Test
  void keysStayAsTheyAreFromVersionToVersion() {
    // Stored keys rest on it: a change here parts records from those that are stored.
    assertThat(NgramPrefixTest.keys(KeyTransforms.minHashOfWords(1, 1), "sales"))
        .containsExactly("0 2b6b143c8eb4a476");
    assertThat(
            NgramPrefixTest.keys(
                KeyTransforms.hyperplanes(1, 16, KeyTransforms.hashedGrams()), "sales"))
        .containsExactly("0 -+---+--+--+++-+");
  }

  @Test
  void refusesMoreThanItCanHold() {
    assertThatThrownBy(() -> KeyTransforms.minHashOfWords(0, 1)).hasMessageContaining("bands");
    assertThatThrownBy(() -> KeyTransforms.minHashOfWords(65, 1)).hasMessageContaining("bands");
    assertThatThrownBy(() -> KeyTransforms.hyperplanes(1, 33, KeyTransforms.hashedGrams()))
        .hasMessageContaining("hashes");
  }

  private static boolean shareAKey(KeyTransform transform, String a, String b) {
    Set<String> keys = NgramPrefixTest.keys(transform, a);
    return !Collections.disjoint(keys, NgramPrefixTest.keys(transform, b));
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(" w").append(Long.toHexString(random.nextLong()));
    }
    return words.toString();
  }

  private static float[] direction(Random random) {
    float[] vector = new float[64];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return normalised(vector);
  }

  /** Another direction at an angle to a given one. */
  private static float[] turned(float[] from, double angle, Random random) {
    float[] other = direction(random);
    double along = 0;
    for (int i = 0; i < from.length; i++) {
      along += from[i] * other[i];
    }
    for (int i = 0; i < from.length; i++) {
      other[i] -= (float) (along * from[i]);
    }
    normalised(other);
    for (int i = 0; i < from.length; i++) {
      other[i] = (float) (Math.cos(angle) * from[i] + Math.sin(angle) * other[i]);
    }
    return other;
  }

  private static float[] normalised(float[] vector) {
    double squares = 0;
    for (float coordinate : vector) {
      squares += coordinate * coordinate;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
