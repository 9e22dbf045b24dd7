package dev.tributary.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTransformsTest {
  /** What a transform makes of a value that makes one key at most; empty for none. */
  private static String key(KeyTransform transform, String value) {
    List<String> keys = new ArrayList<>();
    transform.apply(value, keys::add);
    assertThat(keys).hasSizeLessThan(2);
    return String.join("", keys);
  }

  @Test
  void prefixCountsCodePoints() {
    assertThat(key(KeyTransforms.prefix(3), "smith")).isEqualTo("smi");
    assertThat(key(KeyTransforms.prefix(3), "li")).isEqualTo("li");
    assertThat(key(KeyTransforms.prefix(2), "😀😁😂")).isEqualTo("😀😁");
    assertThat(key(KeyTransforms.prefix(2), "")).isEmpty();
  }

  @Test
  void lastDigitsIgnoreWhatStandsBetween() {
    assertThat(key(KeyTransforms.lastDigits(4), "+49 30 12-34")).isEqualTo("1234");
    assertThat(key(KeyTransforms.lastDigits(3), "٤٢٧")).isEqualTo("427");
    assertThat(key(KeyTransforms.lastDigits(4), "no 123")).isEmpty();
  }

  @Test
  void yearIsTheFirstFourDigits() {
    assertThat(key(KeyTransforms.year(), "1970-02-28")).isEqualTo("1970");
    assertThat(key(KeyTransforms.year(), "28.02.1970")).isEmpty();
    assertThat(key(KeyTransforms.year(), "197")).isEmpty();
  }

  @Test
  void refuseEmptyKeys() {
    assertThatThrownBy(() -> KeyTransforms.prefix(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> KeyTransforms.lastDigits(-1)).hasMessageContaining("at least 1");
  }

  @Test
  void prefixesOfSeveralLengthsGrowWithTheValue() {
    KeyTransform prefixes = KeyTransforms.prefixes(6, 2, 4, 4);
    assertThat(NgramPrefixTest.keys(prefixes, "smithers"))
        .containsExactlyInAnyOrder("2:sm", "4:smit", "6:smithe");
    assertThat(NgramPrefixTest.keys(prefixes, "smit")).containsExactlyInAnyOrder("2:sm", "4:smit");
    assertThat(NgramPrefixTest.keys(prefixes, "smi")).containsExactlyInAnyOrder("2:sm", "3:smi");
    assertThat(NgramPrefixTest.keys(prefixes, "")).isEmpty();
  }
}
