package dev.tributary.codec.parquet;

import dev.tributary.codec.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flat table as Parquet, as <a href="https://parquet.apache.org/docs/file-format/">its
 * format</a> has it: every cell may be missing, one page a column and row group, compressed with
 * gzip. It goes forward only, so that it can be written to a connection, and holds no more than a
 * row group in memory.
 */
public final class ParquetWriter implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int OPTIONAL = 1;
  private static final int UTF8 = 0;
  private static final int MOST_ROWS = 50_000;
  private static final int MOST_BYTES = 16 << 20;

  private final OutputStream out;
  private final List<TableColumn> columns;
  private final List<CompactStruct> rowGroups = new ArrayList<>();
  private List<ColumnPage> pages;
  private long written;
  private long rows;
  private int rowsInGroup;

  /** Writes the beginning. */
  public ParquetWriter(OutputStream out, List<TableColumn> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.pages = newPages();
    write(MAGIC);
  }

  private List<ColumnPage> newPages() {
    return columns.stream().map(ColumnPage::new).toList();
  }

  /** Writes a row: one cell for each column, of its type or null. */
  public void write(List<? extends @Nullable Object> cells) throws IOException {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells for " + columns.size());
    }
    int bytes = 0;
    for (int i = 0; i < cells.size(); i++) {
      pages.get(i).add(cells.get(i));
      bytes += pages.get(i).size();
    }
    rowsInGroup++;
    if (rowsInGroup == MOST_ROWS || bytes >= MOST_BYTES) {
      endRowGroup();
    }
  }

  private void endRowGroup() throws IOException {
    List<CompactStruct> chunks = new ArrayList<>();
    long size = 0;
    for (ColumnPage page : pages) {
      long offset = written;
      ColumnPage.Chunk chunk = page.chunk(offset);
      write(chunk.bytes());
      chunks.add(new CompactStruct().i64(2, offset).struct(3, chunk.meta()));
      size += chunk.uncompressed();
    }
    rowGroups.add(new CompactStruct().structs(1, chunks).i64(2, size).i64(3, rowsInGroup));
    rows += rowsInGroup;
    rowsInGroup = 0;
    pages = newPages();
    out.flush();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  /** The number of the physical type of a column. */
  static int typeOf(TableColumn column) {
    return switch (column.type()) {
      case FLAG -> 0;
      case INTEGER -> 2;
      case NUMBER -> 5;
      case TEXT -> 6;
    };
  }

  private static CompactStruct schemaOf(TableColumn column) {
    CompactStruct element =
        new CompactStruct().i32(1, typeOf(column)).i32(3, OPTIONAL).text(4, column.name());
    return column.type() == TableColumn.Type.TEXT
        ? element.i32(6, UTF8).struct(10, new CompactStruct().struct(1, new CompactStruct()))
        : element;
  }

  /** Writes the footer; what it writes to stays open. */
  public void finish() throws IOException {
    if (rowsInGroup > 0) {
      endRowGroup();
    }
    List<CompactStruct> schema = new ArrayList<>();
    schema.add(new CompactStruct().text(4, "schema").i32(5, columns.size()));
    columns.forEach(column -> schema.add(schemaOf(column)));
    byte[] footer =
        new CompactStruct()
            .i32(1, 1)
            .structs(2, schema)
            .i64(3, rows)
            .structs(4, rowGroups)
            .text(6, "tributary")
            .ended();
    ByteArrayOutputStream end = new ByteArrayOutputStream(8);
    ColumnPage.fourBytes(end, footer.length);
    end.writeBytes(MAGIC);
    write(footer);
    write(end.toByteArray());
    out.flush();
  }

  /** Closes what it writes to; a table without {@link #finish} is no table. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
