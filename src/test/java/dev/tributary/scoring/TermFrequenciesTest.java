package dev.tributary.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.Features;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermFrequenciesTest {
  private static final double EXACT_U = 0.02;
  private static final TermFrequencies NAMES =
      TermFrequencies.of(Map.of("smith", 0.08, "smyth", 0.005, "zyx", 0.00001), Double.NaN);

  @Test
  void countsBecomeShares() {
    TermFrequencies shares = TermFrequencies.ofCounts(Map.of("a", 6L, "b", 3L, "c", 1L), 10);
    assertThat(shares.of("a")).isEqualTo(0.6);
    assertThat(shares.of("c")).isEqualTo(0.1);
    assertThat(shares.of("never seen")).isEqualTo(0.1);
    assertThat(TermFrequencies.ofCounts(Map.of(), 10).of("a")).isNaN();
  }

  @Test
  void keepsTheMostFrequentAndTheMeanOfTheOthers() {
    Map<String, Long> counts = Map.of("a", 50L, "b", 30L, "c", 15L, "d", 4L, "e", 1L);
    TermFrequencies kept = TermFrequencies.ofCounts(counts, 3);
    assertThat(kept.mostFrequentFirst().map(Map.Entry::getKey)).containsExactly("a", "b", "c");
    assertThat(kept.of("d")).isCloseTo(0.025, within(1e-12)).isEqualTo(kept.of("e"));
  }

  @Test
  void refusesWhatIsNoShareWithoutQuotingTheValue() {
    assertThatThrownBy(() -> TermFrequencies.of(Map.of("jane doe", 1.5), 0.1))
        .hasMessageContaining("1.5")
        .hasMessageNotContaining("jane");
    assertThatThrownBy(() -> TermFrequencies.of(Map.of("a", 0.0), 0.1)).hasMessageContaining("0");
    assertThatThrownBy(() -> TermFrequencies.of(Map.of(), -1)).hasMessageContaining("-1");
  }

  @Test
  void rareValuesWeighMoreAndCommonOnesLess() {
    double bare = log2(0.9 / EXACT_U);
    assertThat(total(1, 0, "smith", "smith")).isCloseTo(bare + log2(EXACT_U / 0.08), within(1e-9));
    assertThat(total(1, 0, "smyth", "smyth")).isCloseTo(bare + log2(EXACT_U / 0.005), within(1e-9));
    assertThat(total(0.5, 0, "smith", "smith"))
        .isCloseTo(bare + 0.5 * log2(EXACT_U / 0.08), within(1e-9));
  }

  @Test
  void theMinimumKeepsATypingErrorFromBeingProof() {
    assertThat(total(1, 0.001, "zyx", "zyx"))
        .isCloseTo(log2(0.9 / EXACT_U) + log2(EXACT_U / 0.001), within(1e-9));
  }

  @Test
  void anUnknownValueIsNotAdjusted() {
    assertThat(total(1, 0, "other", "other")).isCloseTo(log2(0.9 / EXACT_U), within(1e-9));
  }

  /** Of two values that are alike the more common one counts, and the one known where one is. */
  @Test
  void aLooserLevelIsAdjustedByTheUOfEqualValues() {
    double bare = log2(0.3 / 0.1);
    assertThat(total(1, 0, "smith", "smyth")).isCloseTo(bare + log2(EXACT_U / 0.08), within(1e-9));
    assertThat(total(1, 0, "smith", "smitt")).isCloseTo(bare + log2(EXACT_U / 0.08), within(1e-9));
    assertThat(total(1, 0, "zyx", "abc")).isCloseTo(log2(0.1 / 0.9), within(1e-9));
  }

  @Test
  void theRarestOfSeveralSharedValuesIsTheEvidence() {
    Features a = new Features(new String[][] {{"smith", "smyth", "x"}});
    Features b = new Features(new String[][] {{"smyth", "smith"}});
    double expected = log2(0.9 / EXACT_U) + log2(EXACT_U / 0.005);
    assertThat(scorer(1, 0).score(a, b).total()).isCloseTo(expected, within(1e-9));
    assertThat(scorer(1, 0).score(b, a).total()).isCloseTo(expected, within(1e-9));
  }

  private static double total(double weight, double minimum, String a, String b) {
    return scorer(weight, minimum).score(RandomFeatures.of(a), RandomFeatures.of(b)).total();
  }

  private static PairScorer scorer(double weight, double minimum) {
    TermAdjustment adjustment = new TermAdjustment(NAMES, EXACT_U, weight, minimum);
    return new FellegiSunterScorer(
        List.of(
            new Comparison(
                "name",
                0,
                RandomFeatures.OVERLAP,
                List.of(
                    new SimilarityLevel(1, Evidence.of(0.9, EXACT_U).adjusted(adjustment)),
                    new SimilarityLevel(0.7, Evidence.of(0.3, 0.1).adjusted(adjustment)),
                    new ElseLevel(0.1, 0.9)),
                1)));
  }

  private static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
