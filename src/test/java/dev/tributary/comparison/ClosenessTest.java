package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.comparison.Closeness.Decay;
import dev.tributary.comparison.Tolerance.Kind;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosenessTest {
  private static final long SEED = 31;

  @ParameterizedTest
  @CsvSource({
    "0.05,BY_SIZE,100,95,1",
    "0.05,BY_SIZE,100,105,1",
    "0.05,BY_SIZE,100,94.9,0",
    "5,BY_SIZE,100,95,1",
    "5,BY_SIZE,100,105.1,0",
    "0.5,ABSOLUTE,1,1.5,1",
    "0.5,ABSOLUTE,1,1.6,0",
    "1,BY_SIZE,2026-01-01,2026-01-02,1",
    "3,BY_SIZE,2026-02-27,2026-03-02,1",
    "3,BY_SIZE,2024-02-27,2024-03-02,0",
    "0.5,RELATIVE,2026-01-01,2026-01-02,0",
    "0.05,RELATIVE,-100,-96,1",
    "0.05,RELATIVE,-100,100,0",
    "0.05,RELATIVE,0,0.0,1",
    "100,ABSOLUTE,2026-01-01,20,0",
    "100,ABSOLUTE,abc,abd,0",
    "100,ABSOLUTE,2026-02-30,2026-03-01,0",
    "100,ABSOLUTE,1.2.3,1,0"
  })
  void countsWhatLiesWithinTheTolerance(
      double amount, Kind kind, String a, String b, double expected) {
    Closeness close = Closeness.within(new Tolerance(amount, kind));
    assertThat(close.of(a, b)).isEqualTo(expected);
    assertThat(close.of(b, a)).isEqualTo(expected);
  }

  /** Full up to seven days, nothing from thirty on, a straight line between. */
  @Test
  void linearDecayEndsAtTheTolerance() {
    Closeness close = new Closeness(new Tolerance(30, Kind.ABSOLUTE), 7, Decay.LINEAR, 1);
    assertThat(close.of("2026-01-01", "2026-01-08")).isEqualTo(1);
    assertThat(close.of("2026-01-01", "2026-01-31")).isZero();
    assertThat(close.of("2026-01-01", "2026-03-31")).isZero();
    assertThat(close.of("2026-01-01", "2026-01-09")).isCloseTo(1 - 1 / 23.0, within(1e-12));
  }

  @Test
  void otherDecaysAreAHalfAtTheirHalfLife() {
    Tolerance tolerance = new Tolerance(100, Kind.ABSOLUTE);
    Closeness exponential = new Closeness(tolerance, 0, Decay.EXPONENTIAL, 10);
    Closeness gaussian = new Closeness(tolerance, 0, Decay.GAUSSIAN, 10);
    assertThat(exponential.of("5", "15")).isCloseTo(0.5, within(1e-12));
    assertThat(exponential.of("5", "25")).isCloseTo(0.25, within(1e-12));
    assertThat(gaussian.of("5", "15")).isCloseTo(0.5, within(1e-12));
    assertThat(gaussian.of("5", "25")).isCloseTo(0.0625, within(1e-12));
    assertThat(gaussian.of("5", "106")).isZero();
  }

  @Test
  void isSymmetricWithinBoundsAndNeverRisesWithTheDistance() {
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      double amount = random.nextInt(4) == 0 ? random.nextDouble() : random.nextInt(60);
      Tolerance tolerance = new Tolerance(amount, Kind.values()[random.nextInt(3)]);
      double full = amount * random.nextDouble();
      Decay decay = Decay.values()[random.nextInt(4)];
      Closeness close = new Closeness(tolerance, full, decay, 1 + random.nextInt(20));
      boolean dates = random.nextBoolean();
      int from = random.nextInt(100);
      int to = from + random.nextInt(80);
      String a = dates ? day(from) : Integer.toString(from);
      String b = dates ? day(to) : Integer.toString(to);
      String farther = dates ? day(to + 1) : Integer.toString(to + 1);
      double of = close.of(a, b);
      assertThat(of).as("seed %d", SEED).isBetween(0.0, 1.0).isEqualTo(close.of(b, a));
      assertThat(close.of(a, farther)).as("seed %d", SEED).isLessThanOrEqualTo(of);
      assertThat(close.of(a, String.valueOf(a.toCharArray()))).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThatThrownBy(() -> new Tolerance(-1, Kind.ABSOLUTE)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Tolerance(Double.NaN, Kind.ABSOLUTE)).hasMessageContaining("NaN");
    Tolerance tolerance = new Tolerance(5, Kind.ABSOLUTE);
    assertThatThrownBy(() -> new Closeness(tolerance, 6, Decay.LINEAR, 1))
        .hasMessageContaining("fully");
    assertThatThrownBy(() -> new Closeness(tolerance, 0, Decay.GAUSSIAN, 0))
        .hasMessageContaining("half-life");
  }

  private static String day(int day) {
    return LocalDate.of(2024, 1, 1).plusDays(day).toString();
  }
}
