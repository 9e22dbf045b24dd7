package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Reads the tables of raw and normalised values, one per normaliser. */
class NormaliserTablesTest {

  /** A row: normaliser, region, raw value, normalised values with semicolons between, valid. */
  @ParameterizedTest(name = "{0} {2}")
  @CsvFileSource(
      resources = "/normalisation/cases.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      emptyValue = "")
  void valuesAreNormalised(String name, String region, String raw, String expected, boolean valid) {
    Normaliser normaliser = Normalisers.named(name, new NormaliserOptions(region));
    List<String> values = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(";"));
    assertThat(normaliser.normalise(raw)).isEqualTo(new Normalised(values, valid));
  }
}
