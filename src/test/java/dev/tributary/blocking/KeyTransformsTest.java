package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyTransformsTest {
  @Test
  void prefixCountsCodePoints() {
    assertThat(KeyTransforms.prefix(3).apply("smith")).isEqualTo("smi");
    assertThat(KeyTransforms.prefix(3).apply("li")).isEqualTo("li");
    assertThat(KeyTransforms.prefix(2).apply("😀😁😂")).isEqualTo("😀😁");
    assertThat(KeyTransforms.prefix(2).apply("")).isEmpty();
  }

  @Test
  void lastDigitsIgnoreWhatStandsBetween() {
    assertThat(KeyTransforms.lastDigits(4).apply("+49 30 12-34")).isEqualTo("1234");
    assertThat(KeyTransforms.lastDigits(3).apply("٤٢٧")).isEqualTo("427");
    assertThat(KeyTransforms.lastDigits(4).apply("no 123")).isEmpty();
  }

  @Test
  void yearIsTheFirstFourDigits() {
    assertThat(KeyTransforms.year().apply("1970-02-28")).isEqualTo("1970");
    assertThat(KeyTransforms.year().apply("28.02.1970")).isEmpty();
    assertThat(KeyTransforms.year().apply("197")).isEmpty();
  }

  @Test
  void refuseEmptyKeys() {
    assertThatThrownBy(() -> KeyTransforms.prefix(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> KeyTransforms.lastDigits(-1)).hasMessageContaining("at least 1");
  }
}
