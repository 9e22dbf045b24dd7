package dev.tributary.codec.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.codec.parquet.ParquetWriter;
import dev.tributary.codec.table.TableRow.Read;
import dev.tributary.codec.table.TableRow.Unreadable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of other writers say what stands beside them as JSON lines; {@code fixtures.py} and
 * {@code JavaFixtures.java} made them.
 */
class ParquetRowsTest {
  private static final Path FILES = Path.of("src/test/resources/parquet");

  @TempDir Path directory;

  private static List<TableRow> rows(Path file) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    try (TableReader reader = TableReader.open(file)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static List<Path> files(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> file.toString().endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  static List<Path> people() throws IOException {
    return files("people-");
  }

  static List<Path> few() throws IOException {
    return files("few-");
  }

  @ParameterizedTest
  @MethodSource("people")
  void everyWritersFileHasTheSameRows(Path file) throws IOException {
    assertThat(rows(file))
        .hasSize(23)
        .containsExactlyElementsOf(rows(FILES.resolve("people.jsonl")));
    try (TableReader reader = TableReader.open(file)) {
      assertThat(reader.header())
          .containsExactly(
              "id", "name", "age", "visits", "score", "member", "born", "seen", "spent", "tags");
    }
  }

  @Test
  void allOfThemWereThere() throws IOException {
    assertThat(people()).hasSize(12);
    assertThat(few()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("few")
  void framesOfPandasHaveTheSameRows(Path file) throws IOException {
    assertThat(rows(file)).containsExactlyElementsOf(rows(FILES.resolve("few.jsonl")));
  }

  @Test
  void typesThatAreRareHaveTexts() throws IOException {
    assertThat(rows(FILES.resolve("odd.parquet")))
        .hasSize(3)
        .containsExactlyElementsOf(rows(FILES.resolve("odd.jsonl")));
  }

  @ParameterizedTest
  @CsvSource({
    "structure, address, structures",
    "map, phones, maps",
    "lists, deep, lists of lists",
    "fixed, key, bytes",
    "brotli, id, Brotli"
  })
  void whatNoRowCanHaveIsRefusedByName(String file, String column, String what) {
    assertThatThrownBy(() -> rows(FILES.resolve(file + ".parquet")))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("column " + column)
        .hasMessageContaining(what);
  }

  @Test
  void aCellThatIsNoTextMakesItsRowUnreadableAlone() throws IOException {
    List<TableRow> rows = rows(FILES.resolve("notutf8.parquet"));
    assertThat(rows.get(0)).isEqualTo(new Read(1, Map.of("id", "1", "name", "ok")));
    assertThat(rows.get(1)).isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) rows.get(1)).problem()).isEqualTo("column name is not UTF-8 text");
    assertThat(rows.get(1).line()).isEqualTo(2);
  }

  @Test
  void aTableWithoutRowsHasAHeader() throws IOException {
    try (TableReader reader = TableReader.open(FILES.resolve("empty.parquet"))) {
      assertThat(reader.header()).containsExactly("id");
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void whatIsExportedCanBeReadThroughAllItsRowGroups() throws IOException {
    Path file = directory.resolve("own.parquet");
    List<TableColumn> columns =
        List.of(
            TableColumn.text("name"),
            TableColumn.integer("count"),
            TableColumn.number("share"),
            TableColumn.flag("gone"));
    List<TableRow> expected = new ArrayList<>();
    try (OutputStream out = Files.newOutputStream(file);
        ParquetWriter writer = new ParquetWriter(out, columns)) {
      for (int i = 1; i <= 100_001; i++) {
        @Nullable String name = i % 3 == 0 ? null : "name " + i;
        writer.write(Arrays.asList(name, (long) -i, i + 0.5, i % 2 == 0));
        Map<String, String> cells =
            Map.of("count", "-" + i, "share", i + ".5", "gone", Boolean.toString(i % 2 == 0));
        expected.add(new Read(i, name == null ? cells : with(cells, name)));
      }
      writer.finish();
    }
    assertThat(rows(file).equals(expected)).isTrue();
  }

  private static Map<String, String> with(Map<String, String> cells, String name) {
    Map<String, String> all = new HashMap<>(cells);
    all.put("name", name);
    return all;
  }

  @Test
  void whatBeginsAndEndsLikeParquetIsWhateverItIsCalled() throws IOException {
    Path unnamed = directory.resolve("upload");
    Files.copy(FILES.resolve("notutf8.parquet"), unnamed);
    assertThat(rows(unnamed)).hasSize(2);
  }

  @Test
  void aTextUnderTheNameOfParquetIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("a.parquet"), "id,name\n1,Lee the Secret\n");
    assertThatThrownBy(() -> rows(text))
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("there is no Parquet file")
        .hasMessageNotContaining("Secret");
    Path packed = Files.writeString(directory.resolve("a.parquet.gz"), "x");
    assertThatThrownBy(() -> rows(packed)).isInstanceOf(TableFormatException.class);
    Path empty = Files.writeString(directory.resolve("b.parquet"), "");
    assertThatThrownBy(() -> rows(empty)).isInstanceOf(TableFormatException.class);
  }
}
