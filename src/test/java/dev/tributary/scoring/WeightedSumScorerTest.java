package dev.tributary.scoring;

import static dev.tributary.scoring.CompositeRule.Operator.AND;
import static dev.tributary.scoring.CompositeRule.Operator.OR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedSumScorerTest {
  private static final Rule EMAIL = new ExactRule("email_exact", 0, 0.6, String::equals);
  private static final Rule ZIP = new ExactRule("zip_exact", 1, 0.3, String::equals);
  private static final Rule NAME =
      new SimilarityRule("name_fuzzy", 2, 0.5, RandomFeatures.OVERLAP, 0.75);

  @Test
  void addsWeightTimesMatch() {
    PairScore score = score(List.of(EMAIL, ZIP, NAME), "e", "1", "anna", "e", "2", "anne");
    assertThat(score.parts()).containsExactly(0.6f, 0, 0.375f);
    assertThat(score.total()).isEqualTo(0.975);
  }

  @Test
  void contributesNothingBelowTheThreshold() {
    assertThat(score(List.of(NAME), "", "", "anna", "", "", "abba").total()).isZero();
  }

  @Test
  void skipsWhatIsMissingOnEitherSide() {
    PairScore score = score(List.of(EMAIL, ZIP), "", "1", "", "e", "1", "");
    assertThat(score.parts()).containsExactly(Float.NaN, 0.3f);
    assertThat(score.total()).isEqualTo(0.3);
  }

  @Test
  void reachesAThresholdThatBinaryFractionsMiss() {
    assertThat(0.6 + 0.3).isLessThan(0.9);
    assertThat(score(List.of(EMAIL, ZIP), "e", "1", "", "e", "1", "").total()).isEqualTo(0.9);
  }

  @Test
  void andIsTheLeastOfItsChildrenAndOrTheGreatest() {
    Rule and = new CompositeRule("and", AND, List.of(EMAIL, ZIP), 1);
    Rule or = new CompositeRule("or", OR, List.of(EMAIL, ZIP, and), 0.5);
    List<Rule> rules = List.of(and, or);
    assertThat(score(rules, "e", "1", "", "e", "1", "").parts()).containsExactly(0.3f, 0.3f);
    assertThat(score(rules, "e", "1", "", "f", "1", "").parts()).containsExactly(0, 0.15f);
    assertThat(score(rules, "e", "1", "", "f", "2", "").parts()).containsExactly(0, 0);
  }

  @Test
  void aSkippedChildLeavesACompositeOpen() {
    Rule and = new CompositeRule("and", AND, List.of(EMAIL, ZIP), 1);
    Rule or = new CompositeRule("or", OR, List.of(EMAIL, ZIP), 1);
    List<Rule> rules = List.of(and, or);
    assertThat(score(rules, "e", "", "", "e", "1", "").parts()).containsExactly(Float.NaN, 0.6f);
    assertThat(score(rules, "e", "", "", "f", "1", "").parts()).containsExactly(0, 0);
    assertThat(score(rules, "", "", "", "e", "1", "").parts())
        .containsExactly(Float.NaN, Float.NaN);
  }

  @Test
  void anyOfSeveralValuesMayMatch() {
    Features a = new Features(new String[][] {{"555", "777"}, {}, {"xxxx", "anna"}});
    Features b = new Features(new String[][] {{"111", "777"}, {}, {"anne"}});
    PairScore score = new WeightedSumScorer(List.of(EMAIL, NAME)).score(a, b);
    assertThat(score.parts()).containsExactly(0.6f, 0.375f);
  }

  @Test
  void refusesWeightsThatCannotBeMeant() {
    assertThatThrownBy(() -> new ExactRule("zip", 0, -1, String::equals))
        .hasMessageContaining("zip");
    assertThatThrownBy(() -> new ExactRule("zip", 0, Double.NaN, String::equals))
        .hasMessageContaining("zip");
    assertThatThrownBy(() -> new SimilarityRule("n", 0, 1, RandomFeatures.OVERLAP, 88))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new CompositeRule("c", OR, List.of(), 1))
        .hasMessageContaining("child");
  }

  /** The first half are the values of one record, the second half those of the other. */
  private static PairScore score(List<Rule> rules, String... values) {
    Features a = RandomFeatures.of(values[0], values[1], values[2]);
    Features b = RandomFeatures.of(values[3], values[4], values[5]);
    return new WeightedSumScorer(rules).score(a, b);
  }
}
