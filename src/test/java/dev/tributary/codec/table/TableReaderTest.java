package dev.tributary.codec.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.codec.table.TableRow.Read;
import dev.tributary.codec.table.TableRow.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  private static final String SECRET = "Marker7731";

  @TempDir Path directory;

  private Path file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(directory.resolve(name), content);
  }

  private static List<TableRow> rows(Path file) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(file)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void csvWithAnySeparator(String separator) throws IOException {
    String text = "\uFEFFid,name, note \r\n1,\"Lee\",\"a \"\"b\"\"\nc\"\r\n\r\n2,,x\r\n";
    assertThat(rows(file("a.csv", text.replace(",", separator))))
        .containsExactly(
            new Read(2, Map.of("id", "1", "name", "Lee", "note", "a \"b\"\nc")),
            new Read(5, Map.of("id", "2", "note", "x")));
  }

  @Test
  void separatorsInQuotedHeadersDoNotCount() throws IOException {
    try (TableReader reader = TableReader.open(file("a.csv", "\"a;b;c\",d\n1,2\n"))) {
      assertThat(reader.header()).containsExactly("a;b;c", "d");
    }
  }

  @Test
  void aSingleColumnNeedsNoSeparator() throws IOException {
    assertThat(rows(file("a.txt", "id\n7"))).containsExactly(new Read(2, Map.of("id", "7")));
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws IOException {
    assertThat(rows(file("a.csv", "id,name\n"))).isEmpty();
  }

  @Test
  void raggedRowsAreReportedAndTheRestGoesOn() throws IOException {
    List<TableRow> rows = rows(file("a.csv", "id,name\n1\n2," + SECRET + ",x\n3,ok\n"));
    assertThat(rows.get(0)).isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) rows.get(1)).problem()).isEqualTo("the row has 3 cells, the header 2");
    assertThat(rows.get(1).line()).isEqualTo(3);
    assertThat(rows.toString()).doesNotContain(SECRET);
    assertThat(rows.get(2)).isEqualTo(new Read(4, Map.of("id", "3", "name", "ok")));
  }

  @Test
  void aQuoteThatIsNeverClosedIsReported() throws IOException {
    List<TableRow> rows = rows(file("a.csv", "id,name\n1,a\n2,\"" + SECRET + "\n3,c\n4,d\n"));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1)).isInstanceOf(Unreadable.class);
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  @Test
  void aQuoteThatIsNotDoubledEndsTheFile() throws IOException {
    Path file = file("a.csv", "id,name\n1,\"" + SECRET + "\" x\"\n2,b\n");
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("not valid CSV")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'id,name,id\n1,2,3'|line 1: columns 1 and 3 of the header have the same name",
        "'id,,x\n1,2,3'|line 1: column 2 of the header has no name",
        "''|is empty",
        "'\n \n'|is empty"
      })
  void headersAreChecked(String text, String problem) throws IOException {
    Path file = file("a.csv", text);
    assertThatThrownBy(() -> TableReader.open(file))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("a.csv")
        .hasMessageContaining(problem);
  }

  @Test
  void jsonLines() throws IOException {
    String text =
        "\uFEFF{\"id\":1,\"name\":\"Zoë\",\"x\":null}\n\n{\"id\":"
            + SECRET
            + "}\r\n[1]\n{\"id\":2}\r\n"
            + "{\"id\":\""
            + "y".repeat(300_000)
            + "\"}\n{\"id\":3}";
    for (String name : new String[] {"a.jsonl", "a.ndjson", "a.json", "a"}) {
      List<TableRow> rows = rows(file(name, text));
      assertThat(rows).hasSize(6);
      assertThat(rows.get(0)).isEqualTo(new Read(1, Map.of("id", "1", "name", "Zoë")));
      assertThat(rows.get(1)).isInstanceOf(Unreadable.class);
      assertThat(rows.get(1).line()).isEqualTo(3);
      assertThat(rows.get(1).toString()).contains("not valid JSON").doesNotContain(SECRET);
      assertThat(rows.get(2).toString()).contains("has to be a JSON object");
      assertThat(rows.get(3)).isEqualTo(new Read(5, Map.of("id", "2")));
      assertThat(rows.get(4).toString()).contains("larger than accepted");
      assertThat(rows.get(5)).isEqualTo(new Read(7, Map.of("id", "3")));
    }
  }

  @Test
  void compressedFiles() throws IOException {
    Path file = directory.resolve("a.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write("id;name\n1;Ann\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(file)).containsExactly(new Read(2, Map.of("id", "1", "name", "Ann")));
    byte[] bytes = Files.readAllBytes(file);
    Path cut = file("cut.csv.gz", Arrays.copyOf(bytes, bytes.length - 12));
    assertThatThrownBy(() -> rows(cut))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("cannot be read to its end");
    Path plain = file("plain.csv.gz", "id\n1\n");
    assertThatThrownBy(() -> TableReader.open(plain)).isInstanceOf(TableFormatException.class);
  }

  @Test
  void filesThatAreNoTables() throws IOException {
    assertThatThrownBy(() -> TableReader.open(directory.resolve("none.csv")))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> TableReader.open(directory)).hasMessageContaining("is not a file");
    Path array = file("a.json", " [{\"id\":1}]");
    assertThatThrownBy(() -> TableReader.open(array)).hasMessageContaining("jq -c '.[]'");
    Path latin = file("a.csv", "id,name\n1,Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> rows(latin)).hasMessageContaining("not UTF-8");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = directory.resolve("out.csv");
    List<String> odd = List.of("a,b", "\"quoted\" ;", "two\nlines\r\nhere", " spaces ", "😀", "=1");
    try (CsvTableWriter writer = CsvTableWriter.create(file, List.of("id", "odd name,"))) {
      for (String cell : odd) {
        writer.write(List.of("x", cell));
        writer.write(Map.of("odd name,", cell));
      }
      assertThatThrownBy(() -> writer.write(List.of("x")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.write(Map.of("y", "z")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    List<TableRow> rows = rows(file);
    assertThat(rows).hasSize(2 * odd.size());
    for (int i = 0; i < odd.size(); i++) {
      assertThat(((Read) rows.get(2 * i)).columns())
          .isEqualTo(Map.of("id", "x", "odd name,", odd.get(i)));
      assertThat(((Read) rows.get(2 * i + 1)).columns()).isEqualTo(Map.of("odd name,", odd.get(i)));
    }
  }
}
