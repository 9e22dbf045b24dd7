package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericValuesTest {
  private final GenericValues generic = GenericValues.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N/A",
        " n/a ",
        "Unknown",
        "none",
        "TBD",
        "-",
        "--",
        "?",
        "",
        "  ",
        "info@acme.com",
        "INFO@Acme.com",
        "info+news@acme.com",
        "\"Acme\" <mailto:sales@acme.com>",
        "no-reply@acme.com",
        "test@test.com",
        "ada@example.com",
        "a@a.com",
        "000-000-0000",
        "(999) 999-9999",
        "+1 555 555 5555",
        "123-456-7890",
        "1-123-456-7890",
        "１２３４５６７８９０",
        "\uD83D\uDE00",
        "\uD83D",
      })
  void whatNamesNobody(String raw) {
    assertThat(generic.contains(raw)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Na",
        "Null",
        "Infomann",
        "Sales",
        "ada@acme.com",
        "information@acme.com",
        "ada.info@acme.com",
        "ada+info@acme.com",
        "ada@info.com",
        "ada@test.com.au",
        "212-555-0123",
        "000000",
        "11111",
        "+1 555 555 5556",
        "1234567891",
        "0000000 Main Street",
        "李",
      })
  void whatMayNameSomebody(String raw) {
    assertThat(generic.contains(raw)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "@", "<", "+"})
  void takesAnyLength(String unit) {
    assertThat(generic.contains(unit.repeat(100_000))).isFalse();
    assertThat(generic.contains(unit.repeat(3))).isEqualTo(unit.equals("<") || unit.equals("+"));
  }
}
