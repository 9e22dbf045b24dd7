package dev.tributary.codec.parquet;

import dev.tributary.codec.table.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column in one row group: a data page of version 1, whose values are plain and
 * whose definition levels (1 for a value, 0 for none) are run lengths.
 */
final class ColumnPage {
  private static final int DATA_PAGE = 0;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int GZIP = 2;

  private final TableColumn column;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream(1 << 12);
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream(64);
  private int rows;
  private int run;
  private int level;
  private int flags;
  private int flagCount;

  ColumnPage(TableColumn column) {
    this.column = column;
  }

  /** How many bytes its values take so far. */
  int size() {
    return values.size();
  }

  void add(@Nullable Object cell) {
    level(cell == null ? 0 : 1);
    rows++;
    if (cell != null) {
      switch (column.type()) {
        case TEXT -> text(((String) cell).getBytes(StandardCharsets.UTF_8));
        case INTEGER -> eightBytes((Long) cell);
        case NUMBER -> eightBytes(Double.doubleToLongBits((Double) cell));
        case FLAG -> flag((Boolean) cell);
      }
    }
  }

  private void level(int now) {
    if (run > 0 && level != now) {
      endRun();
    }
    level = now;
    run++;
  }

  private void endRun() {
    CompactStruct.varint(levels, (long) run << 1);
    levels.write(level);
    run = 0;
  }

  private void text(byte[] utf8) {
    fourBytes(values, utf8.length);
    values.writeBytes(utf8);
  }

  private void eightBytes(long bits) {
    values.writeBytes(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
  }

  static void fourBytes(ByteArrayOutputStream out, int number) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
  }

  /** Eight to a byte, the first in the lowest bit. */
  private void flag(boolean set) {
    flags |= (set ? 1 : 0) << flagCount;
    if (++flagCount == Byte.SIZE) {
      endFlags();
    }
  }

  private void endFlags() {
    values.write(flags);
    flags = 0;
    flagCount = 0;
  }

  /**
   * A column chunk: its bytes, and what the footer says of it.
   *
   * @param uncompressed its size with its values as they are
   */
  record Chunk(byte[] bytes, CompactStruct meta, long uncompressed) {}

  /** Ends the page. It may not be added to any more. */
  Chunk chunk(long offset) throws IOException {
    if (run > 0) {
      endRun();
    }
    if (flagCount > 0) {
      endFlags();
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream(levels.size() + values.size() + 4);
    fourBytes(page, levels.size());
    levels.writeTo(page);
    values.writeTo(page);
    byte[] compressed = compress(page);
    byte[] header = header(page.size(), compressed.length).ended();
    byte[] bytes = new byte[header.length + compressed.length];
    System.arraycopy(header, 0, bytes, 0, header.length);
    System.arraycopy(compressed, 0, bytes, header.length, compressed.length);
    long uncompressed = (long) header.length + page.size();
    CompactStruct meta =
        new CompactStruct()
            .i32(1, ParquetWriter.typeOf(column))
            .i32s(2, PLAIN, RLE)
            .texts(3, column.name())
            .i32(4, GZIP)
            .i64(5, rows)
            .i64(6, uncompressed)
            .i64(7, bytes.length)
            .i64(9, offset);
    return new Chunk(bytes, meta, uncompressed);
  }

  private CompactStruct header(int size, int compressedSize) {
    CompactStruct page = new CompactStruct().i32(1, rows).i32(2, PLAIN).i32(3, RLE).i32(4, RLE);
    return new CompactStruct()
        .i32(1, DATA_PAGE)
        .i32(2, size)
        .i32(3, compressedSize)
        .struct(5, page);
  }

  private static byte[] compress(ByteArrayOutputStream page) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(page.size() / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      page.writeTo(gzip);
    }
    return compressed.toByteArray();
  }
}
