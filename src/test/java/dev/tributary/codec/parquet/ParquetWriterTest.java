package dev.tributary.codec.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.codec.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written is read again, cell by cell, by a reader that shares no code with the writer. */
class ParquetWriterTest {
  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.text("name"),
          TableColumn.integer("count"),
          TableColumn.number("share"),
          TableColumn.flag("gone"));

  private static byte[] written(List<List<@Nullable Object>> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParquetWriter writer = new ParquetWriter(out, COLUMNS);
    for (List<@Nullable Object> row : rows) {
      writer.write(row);
    }
    writer.finish();
    String keep = System.getProperty("parquet.keep");
    if (keep != null) {
      Files.write(Path.of(keep, rows.size() + ".parquet"), out.toByteArray());
    }
    return out.toByteArray();
  }

  private static void assertSame(List<List<@Nullable Object>> rows, byte[] bytes)
      throws IOException {
    ParquetFile file = new ParquetFile(bytes);
    assertThat(file.names()).containsExactly("name", "count", "share", "gone");
    assertThat(file.rows()).isEqualTo(rows.size());
    for (int column = 0; column < COLUMNS.size(); column++) {
      List<@Nullable Object> expected = new ArrayList<>();
      for (List<@Nullable Object> row : rows) {
        expected.add(row.get(column));
      }
      assertThat(file.column(column)).isEqualTo(expected);
    }
  }

  @Test
  void anEmptyTableIsAFile() throws IOException {
    assertSame(List.of(), written(List.of()));
  }

  @Test
  void everyTypeAndEveryGapIsKept() throws IOException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(Arrays.asList("Zoë 😀", Long.MIN_VALUE, -0.25, true));
    rows.add(Arrays.asList(null, null, null, null));
    rows.add(Arrays.asList("", Long.MAX_VALUE, Double.MIN_VALUE, false));
    assertSame(rows, written(rows));
  }

  @Test
  void manyRowsAreSeveralGroups() throws IOException {
    Random random = new Random(7);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 120_001; i++) {
      rows.add(
          Arrays.asList(
              random.nextInt(3) == 0 ? null : "name " + i,
              random.nextInt(50) == 0 ? null : random.nextLong(),
              random.nextDouble(),
              random.nextInt(9) == 0 ? null : random.nextBoolean()));
    }
    byte[] bytes = written(rows);
    assertThat(new ParquetFile(bytes).rowGroups()).isEqualTo(3);
    assertSame(rows, bytes);
  }

  @Test
  void aRowOfAnotherWidthIsRefused() throws IOException {
    ParquetWriter writer = new ParquetWriter(new ByteArrayOutputStream(), COLUMNS);
    assertThatThrownBy(() -> writer.write(List.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
