package dev.tributary.codec.parquet.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a file says of it.
 *
 * @param rows of all row groups
 */
record FileDescription(List<LeafColumn> columns, List<RowGroup> rowGroups, long rows) {

  /** A stretch of rows. */
  record RowGroup(List<Chunk> chunks, long rows) {}

  /**
   * The values of one column in a row group.
   *
   * @param type the number of their physical type
   * @param codec the number of their compression
   * @param values with those that are missing
   * @param dataAt where the first page of values begins in the file
   * @param dictionaryAt where the dictionary does, 0 without one
   */
  record Chunk(int type, int codec, long values, long dataAt, long dictionaryAt) {
    /** Where its first page begins: some writers do not tell of the dictionary. */
    long beginsAt() {
      return dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
    }

    boolean isEncrypted() {
      return type < 0;
    }
  }

  private static final Chunk ENCRYPTED = new Chunk(-1, 0, 0, 0, 0);

  static FileDescription read(ByteCursor bytes, ParquetLimits limits)
      throws CorruptBytesException, ParquetFormatException {
    ThriftInput in = new ThriftInput(bytes);
    List<SchemaElement> schema = List.of();
    List<RowGroup> groups = List.of();
    long rows = 0;
    for (in.begin(); in.next(); ) {
      switch (in.field()) {
        case 2 -> schema = schema(in, limits);
        case 3 -> rows = in.int64();
        case 4 -> groups = groups(in, limits);
        default -> in.skip();
      }
    }
    List<LeafColumn> columns = Schema.columns(schema, limits);
    check(columns, groups, rows);
    return new FileDescription(columns, groups, rows);
  }

  private static List<SchemaElement> schema(ThriftInput in, ParquetLimits limits)
      throws CorruptBytesException, ParquetFormatException {
    int size = in.structs();
    if (size > 1 + 3 * limits.columns()) {
      throw Schema.tooWide(size - 1, limits);
    }
    List<SchemaElement> schema = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      schema.add(SchemaElement.read(in));
    }
    return schema;
  }

  private static List<RowGroup> groups(ThriftInput in, ParquetLimits limits)
      throws CorruptBytesException, ParquetFormatException {
    int size = in.structs();
    if (size > limits.rowGroups()) {
      throw new ParquetFormatException(
          "has %d row groups, more than %d".formatted(size, limits.rowGroups()),
          "Write it with larger ones.");
    }
    List<RowGroup> groups = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      groups.add(group(in, limits));
    }
    return groups;
  }

  private static RowGroup group(ThriftInput in, ParquetLimits limits)
      throws CorruptBytesException, ParquetFormatException {
    List<Chunk> chunks = new ArrayList<>();
    long rows = 0;
    for (in.begin(); in.next(); ) {
      switch (in.field()) {
        case 1 -> {
          int size = in.structs();
          if (size > limits.columns()) {
            throw Schema.tooWide(size, limits);
          }
          for (int i = 0; i < size; i++) {
            chunks.add(chunk(in));
          }
        }
        case 3 -> rows = in.int64();
        default -> in.skip();
      }
    }
    return new RowGroup(chunks, rows);
  }

  private static Chunk chunk(ThriftInput in) throws CorruptBytesException {
    Chunk chunk = ENCRYPTED;
    boolean encrypted = false;
    for (in.begin(); in.next(); ) {
      switch (in.field()) {
        case 3 -> {
          in.struct();
          chunk = values(in);
        }
        case 8 -> {
          in.skip();
          encrypted = true;
        }
        default -> in.skip();
      }
    }
    return encrypted ? ENCRYPTED : chunk;
  }

  private static Chunk values(ThriftInput in) throws CorruptBytesException {
    int type = 0;
    int codec = 0;
    long values = 0;
    long dataAt = 0;
    long dictionaryAt = 0;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> type = in.int32();
        case 4 -> codec = in.int32();
        case 5 -> values = in.int64();
        case 9 -> dataAt = in.int64();
        case 11 -> dictionaryAt = in.int64();
        default -> in.skip();
      }
    }
    return new Chunk(type, codec, values, dataAt, dictionaryAt);
  }

  private static void check(List<LeafColumn> columns, List<RowGroup> groups, long rows)
      throws CorruptBytesException, ParquetFormatException {
    long counted = 0;
    for (RowGroup group : groups) {
      if (group.chunks().size() != columns.size() || group.rows() < 0) {
        throw new CorruptBytesException("a row group has other columns than the table");
      }
      counted += group.rows();
      for (int i = 0; i < columns.size(); i++) {
        check(columns.get(i), group.chunks().get(i), group.rows());
      }
    }
    if (counted != rows) {
      throw new CorruptBytesException(
          "the row groups have %d rows, the table %d".formatted(counted, rows));
    }
  }

  private static void check(LeafColumn column, Chunk chunk, long rows)
      throws CorruptBytesException, ParquetFormatException {
    if (chunk.isEncrypted()) {
      throw ParquetFormatException.refused(
          column.name(), "encrypted values", "Write it without encryption.");
    }
    if (chunk.type() != column.type().number()
        || (column.list() ? chunk.values() < rows : chunk.values() != rows)) {
      throw new CorruptBytesException(
          "column %s has values of another type or number than the table".formatted(column.name()));
    }
    if (Compression.of(chunk.codec()) == null) {
      throw ParquetFormatException.refused(
          column.name(),
          "values compressed with " + Compression.name(chunk.codec()),
          "Write it with Snappy, Zstandard, gzip or LZ4_RAW, or uncompressed.");
    }
  }
}
