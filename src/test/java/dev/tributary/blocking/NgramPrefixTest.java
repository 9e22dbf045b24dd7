package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NgramPrefixTest {
  private static final long SEED = 20_260;
  private static final int PAIRS = 6_000;
  private static final String SIGNS = "aeinrst bcdäöß漢字😀0123";

  @ParameterizedTest
  @CsvSource({
    "2, 0.3, 1",
    "2, 0.5, 2",
    "2, 0.8, 3",
    "3, 0.2, 2",
    "3, 0.3, 3",
    "3, 0.5, 2",
    "3, 0.6, 1",
    "3, 0.75, 2",
    "4, 0.4, 3",
    "3, 1, 1",
    "3, 1, 3"
  })
  void noPairAtOrAboveTheBarIsMissed(int size, double bar, int together) {
    CharacterGrams grams = new CharacterGrams(size);
    KeyTransform transform = KeyTransforms.ngrams(size, bar, together);
    Random random = new Random(SEED);
    int above = 0;
    int below = 0;
    int belowAndApart = 0;
    for (int i = 0; i < PAIRS; i++) {
      String a = text(random);
      String b = mutated(a, random);
      boolean shared = shareAKey(transform, a, b);
      if (grams.similarity(a, b) >= bar) {
        above++;
        assertThat(shared).as("seed %d: \"%s\" and \"%s\"", SEED, a, b).isTrue();
      } else {
        below++;
        belowAndApart += shared ? 0 : 1;
      }
    }
    // A filter that lets everything pass would miss nothing either.
    assertThat(above).isGreaterThan(PAIRS / 50);
    assertThat(below).isGreaterThan(PAIRS / 50);
    assertThat(belowAndApart).isGreaterThan(0);
  }

  @Test
  void pairsFarBelowTheBarAreMostlyApart() {
    KeyTransform single = KeyTransforms.ngrams(3, 0.7, 1);
    KeyTransform triple = KeyTransforms.ngrams(3, 0.7, 3);
    Random random = new Random(SEED);
    int apartBySingle = 0;
    int apartByTriple = 0;
    for (int i = 0; i < 2_000; i++) {
      String a = text(random);
      String b = text(random);
      apartBySingle += shareAKey(single, a, b) ? 0 : 1;
      apartByTriple += shareAKey(triple, a, b) ? 0 : 1;
    }
    assertThat(apartByTriple).isGreaterThanOrEqualTo(apartBySingle).isGreaterThan(1_900);
  }

  @Test
  void equalValuesShareAllTheirKeysAndEmptyOnesHaveNone() {
    KeyTransform transform = KeyTransforms.ngrams(3, 0.6, 1);
    assertThat(keys(transform, "a")).hasSize(1);
    assertThat(keys(transform, "smith")).isEqualTo(keys(transform, "smith")).isNotEmpty();
    assertThat(keys(transform, "")).isEmpty();
  }

  @Test
  void theFewerKeysTheHigherTheBar() {
    String value = "10 downing street london";
    int keys = Integer.MAX_VALUE;
    for (double bar : new double[] {0.3, 0.5, 0.7, 0.9, 1}) {
      int now = keys(KeyTransforms.ngrams(3, bar, 1), value).size();
      assertThat(now).isLessThan(keys);
      keys = now;
    }
    assertThat(keys).isEqualTo(1);
  }

  @Test
  void rareGramsComeFirst() {
    List<String> grams = new ArrayList<>(List.of(" an", "ann", "xq7", "ing", "kwz"));
    grams.sort(GramRarity.ORDER);
    assertThat(grams.subList(0, 2)).containsExactlyInAnyOrder("xq7", "kwz");
    for (String a : grams) {
      assertThat(GramRarity.ORDER.compare(a, a)).isZero();
    }
  }

  @Test
  void keysStayAsTheyAreFromVersionToVersion() {
    // Stored keys rest on it: a change here parts records from those that are stored.
    assertThat(keys(KeyTransforms.ngrams(3, 0.8, 1), "smith"))
        .containsExactlyInAnyOrder("smi\u001f", "mit\u001f");
  }

  @Test
  void refusesWhatMakesNoKeys() {
    assertThatThrownBy(() -> KeyTransforms.ngrams(1, 0.5, 1)).hasMessageContaining("2 to 8");
    assertThatThrownBy(() -> KeyTransforms.ngrams(3, 0, 1)).hasMessageContaining("bar");
    assertThatThrownBy(() -> KeyTransforms.ngrams(3, Double.NaN, 1)).hasMessageContaining("bar");
    assertThatThrownBy(() -> KeyTransforms.ngrams(3, 0.5, 4)).hasMessageContaining("1 to 3");
  }

  private static boolean shareAKey(KeyTransform transform, String a, String b) {
    Set<String> shared = keys(transform, a);
    shared.retainAll(keys(transform, b));
    return !shared.isEmpty();
  }

  static Set<String> keys(KeyTransform transform, String value) {
    Set<String> keys = new HashSet<>();
    transform.apply(value, keys::add);
    return keys;
  }

  /** Short ones mostly, as with these the edge cases are. */
  private static String text(Random random) {
    int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 22 : 7);
    int[] signs = SIGNS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }

  private static String mutated(String text, Random random) {
    int[] points = text.codePoints().toArray();
    int[] signs = SIGNS.codePoints().toArray();
    StringBuilder mutated = new StringBuilder();
    int odds = 2 + random.nextInt(12);
    for (int point : points) {
      int choice = random.nextInt(odds * 3);
      if (choice > 2) {
        mutated.appendCodePoint(point);
      } else if (choice > 0) {
        mutated.appendCodePoint(signs[random.nextInt(signs.length)]);
      }
      if (choice == 2) {
        mutated.appendCodePoint(point);
      }
    }
    return mutated.isEmpty() ? "a" : mutated.toString();
  }
}
