package dev.tributary.codec.parquet.reading;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Parquet file row by row, as <a href="https://parquet.apache.org/docs/file-format/">its
 * format</a> has it: pages of both versions in all encodings that are written today, uncompressed
 * or with Snappy, Zstandard, gzip or LZ4; columns of values, and lists of values. The file need not
 * be sound: what is wrong with it is a {@link ParquetFormatException} with the place.
 */
public final class ParquetReader implements Closeable {
  private static final String MAGIC = "PAR1";
  private static final int MAGIC_BYTES = 4;
  private static final int TAIL_BYTES = 8;

  private final FileChannel file;
  private final ParquetLimits limits;
  private final FileDescription description;
  private final Unpacking unpacking;
  private final long pagesEnd;
  private List<ColumnCells> cells = List.of();
  private int groups;
  private long leftInGroup;
  private long rows;

  /**
   * A row.
   *
   * @param number from 1
   * @param columns text by column; columns without a value are absent
   * @param problem why the row cannot be read, without its values; null where it can
   */
  public record Row(long number, Map<String, String> columns, @Nullable String problem) {}

  private ParquetReader(FileChannel file, ParquetLimits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    long size = file.size();
    this.unpacking = new Unpacking(limits, size);
    try {
      if (size < MAGIC_BYTES + TAIL_BYTES || !isMagic(bytes(file, 0, MAGIC_BYTES))) {
        throw new CorruptBytesException("there is no Parquet file");
      }
      ByteBuffer tail = bytes(file, size - TAIL_BYTES, TAIL_BYTES);
      int length = tail.getInt();
      if (!isMagic(tail)) {
        throw new CorruptBytesException("the end is missing");
      }
      this.pagesEnd = size - TAIL_BYTES - length;
      if (length < 0 || length > limits.footerBytes() || pagesEnd < MAGIC_BYTES) {
        throw new CorruptBytesException("a description of %d bytes".formatted(length));
      }
      ByteCursor footer = new ByteCursor(bytes(file, pagesEnd, length).array());
      this.description = FileDescription.read(footer, limits);
    } catch (CorruptBytesException e) {
      throw ParquetFormatException.broken("the description at the end", e);
    }
    if (description.columns().isEmpty()) {
      throw new ParquetFormatException("has no columns", "Write it with those of the source.");
    }
  }

  /** Opens a file and reads what it says of itself. */
  public static ParquetReader open(Path path, ParquetLimits limits) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new ParquetReader(file, limits);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Says whether a file begins and ends as Parquet files do. */
  public static boolean isWhole(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = file.size();
      return size >= MAGIC_BYTES + TAIL_BYTES
          && text(bytes(file, 0, MAGIC_BYTES)).equals(MAGIC)
          && text(bytes(file, size - MAGIC_BYTES, MAGIC_BYTES)).equals(MAGIC);
    }
  }

  private static String text(ByteBuffer magic) {
    byte[] bytes = new byte[MAGIC_BYTES];
    magic.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isMagic(ByteBuffer bytes) throws ParquetFormatException {
    String text = text(bytes);
    if (text.equals("PARE")) {
      throw new ParquetFormatException("is encrypted", "Write it without encryption.");
    }
    return text.equals(MAGIC);
  }

  /** The bytes of a part of a file, all of them. */
  static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new CorruptBytesException("the file ends before its end");
      }
    }
    return bytes.flip();
  }

  /** The names of the columns in their order. */
  public List<String> columns() {
    return description.columns().stream().map(LeafColumn::name).toList();
  }

  /** Says whether there is a row more, as the file announces. */
  public boolean hasNext() {
    return rows < description.rows();
  }

  /** The next row. */
  public Row next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows");
    }
    while (leftInGroup == 0) {
      beginGroup();
    }
    Map<String, String> columns = new LinkedHashMap<>();
    String problem = null;
    for (ColumnCells column : cells) {
      try {
        String text = column.next();
        if (text != null) {
          columns.put(column.name(), text);
        }
      } catch (UnusableCellException e) {
        problem = problem == null ? "column " + column.name() + " " + e.getMessage() : problem;
      }
    }
    rows++;
    if (--leftInGroup == 0) {
      endGroup();
    }
    return new Row(rows, columns, problem);
  }

  private void beginGroup() throws IOException {
    FileDescription.RowGroup group = description.rowGroups().get(groups++);
    leftInGroup = group.rows();
    List<ColumnCells> columns = new ArrayList<>();
    for (int i = 0; i < group.chunks().size(); i++) {
      LeafColumn column = description.columns().get(i);
      ColumnChunk chunk =
          new ColumnChunk(file, pagesEnd, column, group.chunks().get(i), groups, limits, unpacking);
      columns.add(new ColumnCells(chunk, limits.cellChars()));
    }
    cells = columns;
  }

  private void endGroup() throws IOException {
    for (ColumnCells column : cells) {
      column.end();
    }
    cells = List.of();
  }

  @Override
  public void close() throws IOException {
    cells = List.of();
    file.close();
  }
}
