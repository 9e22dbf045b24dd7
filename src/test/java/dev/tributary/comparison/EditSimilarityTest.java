package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Test;

class EditSimilarityTest {
  private static final long SEED = 7;

  @Test
  void levenshteinEqualsTheReference() {
    LevenshteinDistance reference = LevenshteinDistance.getDefaultInstance();
    RandomTexts texts = new RandomTexts(SEED);
    for (int i = 0; i < 50_000; i++) {
      int maxLength = i % 20 == 0 ? 200 : i % 5 == 0 ? 70 : 12;
      String a = texts.nextBasic(maxLength);
      String b = texts.below(2) == 0 ? texts.edited(a) : texts.nextBasic(maxLength);
      int longer = Math.max(a.length(), b.length());
      double expected = longer == 0 ? 1 : 1 - (double) reference.apply(a, b) / longer;
      assertThat(EditSimilarity.LEVENSHTEIN.of(a, b))
          .as("\"%s\" and \"%s\", seed %d", a, b, SEED)
          .isEqualTo(expected);
    }
  }

  /** The reference is the recursive definition of the optimal string alignment distance. */
  @Test
  void optimalStringAlignmentEqualsItsDefinition() {
    RandomTexts texts = new RandomTexts(SEED);
    for (int i = 0; i < 20_000; i++) {
      String a = texts.next(i % 20 == 0 ? 100 : 9);
      String b = texts.below(2) == 0 ? texts.edited(a) : texts.next(i % 20 == 0 ? 100 : 9);
      int[] x = a.codePoints().toArray();
      int[] y = b.codePoints().toArray();
      int longer = Math.max(x.length, y.length);
      double expected = longer == 0 ? 1 : 1 - (double) alignment(x, y) / longer;
      assertThat(EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of(a, b))
          .as("\"%s\" and \"%s\", seed %d", a, b, SEED)
          .isEqualTo(expected);
    }
  }

  @Test
  void countsASwapOfNeighboursOnce() {
    assertThat(EditSimilarity.LEVENSHTEIN.of("smith", "smiht")).isCloseTo(0.6, within(1e-12));
    assertThat(EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of("smith", "smiht"))
        .isCloseTo(0.8, within(1e-12));
    assertThat(EditSimilarity.OPTIMAL_STRING_ALIGNMENT.of("ca", "abc")).isZero();
  }

  private static int alignment(int[] x, int[] y) {
    int[][] d = new int[x.length + 1][y.length + 1];
    for (int i = 0; i <= x.length; i++) {
      for (int j = 0; j <= y.length; j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
          d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
        }
      }
    }
    return d[x.length][y.length];
  }
}
