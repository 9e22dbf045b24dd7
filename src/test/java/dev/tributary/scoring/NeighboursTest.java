package dev.tributary.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Pairs of a family: a given name and a birthday of one's own, surname, street and telephone
 * shared.
 */
class NeighboursTest {
  private static final double[] SHARED = {0, 0, 1, 1, 1};
  private static final Neighbours AS_MANY_AS_MATCHES = new Neighbours(1, -12);
  private static final float NOTHING = Float.NaN;

  private static double total(Neighbours neighbours, float... parts) {
    double total = neighbours.priorLog2Odds();
    for (float part : parts) {
      total += Float.isNaN(part) ? 0 : part;
    }
    return total + neighbours.bits(parts, SHARED);
  }

  @Test
  void relativesDoNotMatchByWhatTheirHouseHasInCommon() {
    assertThat(total(AS_MANY_AS_MATCHES, -4, -5, 8, 11, 12)).isCloseTo(-9, within(0.01));
    assertThat(total(AS_MANY_AS_MATCHES, NOTHING, NOTHING, 8, 11, 12)).isCloseTo(0, within(0.01));
  }

  @Test
  void whatIsOnesOwnSpeaksAgainstNeighboursAsItDoesAgainstStrangers() {
    assertThat(total(AS_MANY_AS_MATCHES, 7, 12, 8, 11, 12)).isCloseTo(19, within(0.01));
    assertThat(total(AS_MANY_AS_MATCHES, 7, 12, -3, -3, -1)).isCloseTo(0, within(0.2));
  }

  /** Odds of 1 to (1 + 1): a match, or as likely a stranger, or as likely a neighbour. */
  @Test
  void addsTheOddsOfBothAlternatives() {
    assertThat(total(AS_MANY_AS_MATCHES, NOTHING, NOTHING, 12, NOTHING, NOTHING))
        .isCloseTo(-1, within(1e-6));
  }

  /** Where half of all neighbours share a value, agreement says one bit and no more. */
  @Test
  void aValueThatSomeShareCountsByHowManyDo() {
    double[] half = {0.5};
    float[] agree = {30};
    assertThat(-12 + 30 + AS_MANY_AS_MATCHES.bits(agree, half)).isCloseTo(1, within(0.01));
  }

  @Test
  void theFewerThereAreTheLessTheyTakeOffAndNeverGive() {
    float[] parts = {NOTHING, NOTHING, 8, 11, 12};
    double before = Double.NEGATIVE_INFINITY;
    for (double perMatch : new double[] {1000, 1, 0.1, 0.001, 1e-9}) {
      double bits = new Neighbours(perMatch, -12).bits(parts, SHARED);
      assertThat(bits).isGreaterThan(before).isNegative();
      before = bits;
    }
    assertThat(new Neighbours(1e-12, -12).bits(parts, SHARED)).isCloseTo(0, within(0.001));
  }

  @Test
  void evidenceBeyondTheRangeOfNumbersIsWeighedToo() {
    float[] parts = {-600, NOTHING, 900, 900, 900};
    assertThat(AS_MANY_AS_MATCHES.bits(parts, SHARED)).isCloseTo(-2688, within(1e-6));
  }

  @Test
  void neighboursThatAreNoneOrOfNoNumberAreRefused() {
    assertThatThrownBy(() -> new Neighbours(0, -12)).hasMessageContaining("0.0 pairs");
    assertThatThrownBy(() -> new Neighbours(Double.NaN, -12)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Neighbours(1, Double.NEGATIVE_INFINITY))
        .hasMessageContaining("prior");
  }
}
