package dev.tributary.codec.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is CSV, and nothing in it runs. */
class SpreadsheetCsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|x",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uFF1D1",
        "-x",
        "+"
      })
  void aFormulaBecomesText(String formula) {
    assertThat(SpreadsheetCsv.harmless(formula)).isEqualTo("'" + formula);
  }

  @ParameterizedTest
  @CsvSource({"+12125550001", "-12.5", "+1 (212) 555-0001", "a=b", "O'Neil", "''", "'1,5'"})
  void otherTextStaysAsItIs(String text) {
    assertThat(SpreadsheetCsv.harmless(text)).isEqualTo(text);
  }

  @Test
  void cellsAreQuotedWhereTheyHaveTo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<TableColumn> columns = List.of(TableColumn.text("a"), TableColumn.number("b"));
    try (SpreadsheetCsv csv = new SpreadsheetCsv(out, columns)) {
      csv.write(Arrays.asList("x, \"y\"\nz", -1.5));
      csv.write(Arrays.asList(null, null));
      assertThatThrownBy(() -> csv.write(List.of("one")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("a,b\r\n\"x, \"\"y\"\"\nz\",-1.5\r\n,\r\n");
  }
}
