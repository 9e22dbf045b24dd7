package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNormaliserTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "US|100|100",
        "US|100.0|100",
        "US|007|7",
        "US|1,234|1234",
        "US|1.234|1.234",
        "DE|1.234|1234",
        "DE|1,234|1.234",
        "DE|12,5|12.5",
        "US|12,5|12.5",
        "US|1,234,567.80|1234567.8",
        "US|1.234.567,80|1234567.8",
        "CH|1'234.50|1234.5",
        "IN|12,34,567.5|1234567.5",
        "FR|1 234,50 €|1234.5",
        "US|$1,200.00|1200",
        "US|USD 1200|1200",
        "US|-$5|-5",
        "US|(12.50)|-12.5",
        "US|12.50-|-12.5",
        "US|−3|-3",
        "US|-0.0|0",
        "US|.5|0.5",
        "US|5.|5",
        "US|5%|5",
        "US|1.5e3|1500",
        "US|12 kg|12",
        "US|0.100|0.1"
      })
  void readsAmountsAsPeopleWriteThem(String region, String raw, String expected) {
    Normalised normalised = new NumberNormaliser(region).normalise(raw);
    assertThat(normalised.values()).containsExactly(expected);
    assertThat(normalised.valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twelve",
        "12 of 40",
        "1,23,4",
        "1.2.3",
        "2026-01-31",
        "(12",
        "--5",
        "1e99",
        "#12",
        "12:30"
      })
  void flagsWhatIsNoNumberAndComparesNothingOfIt(String raw) {
    Normalised normalised = new NumberNormaliser("US").normalise(raw);
    assertThat(normalised.values()).isEmpty();
    assertThat(normalised.valid()).isFalse();
  }

  @Test
  void aBlankValueIsNoValue() {
    assertThat(new NumberNormaliser("US").normalise("  ").valid()).isTrue();
  }

  @Test
  void aPlainDecimalKeepsItsValueAndWhatIsNormalisedStaysAsItIs() {
    Random random = new Random(SEED);
    NumberNormaliser normaliser = new NumberNormaliser("US");
    for (int i = 0; i < 20_000; i++) {
      BigDecimal value = BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), 4);
      String plain = normaliser.number(value.toPlainString());
      assertThat(new BigDecimal(String.valueOf(plain)))
          .as("seed %d", SEED)
          .isEqualByComparingTo(value);
      if (plain != null && !plain.matches("-?[1-9][0-9]{0,2}\\.[0-9]{3}")) {
        assertThat(normaliser.number(plain)).isEqualTo(plain);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"12.50,12.5", "2026-01-31,2026-01-31", "1/31/2026,2026-01-31", "20260131,20260131"})
  void aQuantityIsANumberElseADate(String raw, String expected) {
    assertThat(new QuantityNormaliser("US").normalise(raw).values()).containsExactly(expected);
  }

  @Test
  void whatIsNeitherIsFlagged() {
    assertThat(new QuantityNormaliser("US").normalise("soon").valid()).isFalse();
    assertThat(new QuantityNormaliser("US").normalise("2026-02-30").values()).isEmpty();
  }
}
