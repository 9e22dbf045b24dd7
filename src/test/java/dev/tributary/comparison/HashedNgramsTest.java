package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vectors of profiles, and vectors as text. */
class HashedNgramsTest {
  private final Embedder embedder = new HashedNgrams();

  private String vector(String... fields) {
    List<List<String>> values =
        Arrays.stream(fields)
            .map(field -> field.isEmpty() ? List.<String>of() : List.of(field))
            .toList();
    return VectorText.of(embedder.embed(values));
  }

  @Test
  void theSameProfileHasTheSameVectorAndCosineOne() {
    String one = vector("ada", "byron", "engineer");
    assertThat(vector("ada", "byron", "engineer")).isEqualTo(one);
    assertThat(VectorText.cosine(one, one)).isCloseTo(1, within(1e-12));
  }

  @Test
  void theMoreFieldsAgreeTheHigherTheCosine() {
    String ada = vector("ada", "byron", "engineer", "springfield");
    double typo = VectorText.cosine(ada, vector("ada", "byrron", "engineer", "springfield"));
    double moved = VectorText.cosine(ada, vector("ada", "byron", "engineer", "shelbyville"));
    double stranger = VectorText.cosine(ada, vector("zoe", "quist", "cook", "ogdenville"));
    assertThat(typo).isBetween(0.85, 0.99).isGreaterThan(moved);
    assertThat(moved).isBetween(0.6, 0.9).isGreaterThan(stranger);
    assertThat(stranger).isLessThan(0.3);
  }

  @Test
  void theSameTextInAnotherFieldIsSomethingElse() {
    assertThat(VectorText.cosine(vector("paris", ""), vector("", "paris"))).isLessThan(0.3);
  }

  @Test
  void noProfileHasNoVector() {
    assertThat(vector("", "")).isEmpty();
    assertThat(VectorText.cosine("", "")).isZero();
    assertThat(VectorText.cosine(vector("ada"), "@@")).isZero();
  }

  @Test
  void writingAVectorAsTextKeepsItsDirection() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      float[] a = new float[64];
      float[] b = new float[64];
      double product = 0;
      double lengthA = 0;
      double lengthB = 0;
      for (int i = 0; i < a.length; i++) {
        a[i] = (float) random.nextGaussian();
        b[i] = a[i] + (float) random.nextGaussian();
        product += a[i] * b[i];
        lengthA += a[i] * a[i];
        lengthB += b[i] * b[i];
      }
      assertThat(VectorText.cosine(VectorText.of(a), VectorText.of(b)))
          .isCloseTo(product / Math.sqrt(lengthA * lengthB), within(0.02));
      assertThat(VectorText.of(a)).hasSize(64).matches("[\\x01-\\x7f]*");
    }
  }

  @Test
  void theBuiltInOneIsAlwaysThere() {
    assertThat(Embedders.byName()).containsKey(HashedNgrams.NAME);
  }
}
