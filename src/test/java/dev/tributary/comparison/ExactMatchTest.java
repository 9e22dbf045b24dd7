package dev.tributary.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactMatchTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a@x.org,A@X.org",
        " anna,Anna ",
        "100,100.0",
        "0,0.00",
        "-5.50,-5.5",
        "0.1,0.10",
        "12345678901234567890123,12345678901234567890123.0",
        "ÉMILE,émile"
      })
  void areTheSame(String a, String b) {
    assertThat(ExactMatch.agree(a, b)).isTrue();
    assertThat(ExactMatch.agree(b, a)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0123,123",
        "+49,49",
        "100,1000",
        "100,10.0",
        "100.,100",
        "1.5,1.05",
        "5,-5",
        "'',''",
        "' ',' '",
        "' ',''",
        "1e2,100",
        ".5,0.5",
        "100,100.0.0",
        "-,0",
        "anna,anne"
      })
  void areNotTheSame(String a, String b) {
    assertThat(ExactMatch.agree(a, b)).isFalse();
    assertThat(ExactMatch.agree(b, a)).isFalse();
  }
}
