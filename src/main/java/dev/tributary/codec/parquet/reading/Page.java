package dev.tributary.codec.parquet.reading;

import org.jspecify.annotations.Nullable;

/** The entries of a page of data: for each its levels, and the value if it has one. */
final class Page {
  private final LeafColumn column;
  private final int entries;
  private final int encoding;
  private final Object @Nullable [] dictionary;
  private final @Nullable RunLengths repetitions;
  private final @Nullable RunLengths definitions;
  private final ByteCursor bytes;
  private @Nullable Values values;

  private Page(
      LeafColumn column,
      PageHeader header,
      Object @Nullable [] dictionary,
      @Nullable RunLengths repetitions,
      @Nullable RunLengths definitions,
      ByteCursor bytes) {
    this.column = column;
    this.entries = header.values();
    this.encoding = header.encoding();
    this.dictionary = dictionary;
    this.repetitions = repetitions;
    this.definitions = definitions;
    this.bytes = bytes;
  }

  /** Of a page as it is stored. */
  static Page of(
      LeafColumn column,
      PageHeader header,
      byte[] stored,
      Compression compression,
      Object @Nullable [] dictionary)
      throws CorruptBytesException {
    return header.kind() == PageHeader.DATA
        ? whole(column, header, compression.unpack(stored, 0, header.unpackedSize()), dictionary)
        : apart(column, header, stored, compression, dictionary);
  }

  /** Version 1, where levels and values are packed together and each level says its length. */
  private static Page whole(
      LeafColumn column, PageHeader header, byte[] unpacked, Object @Nullable [] dictionary)
      throws CorruptBytesException {
    if (header.levelEncoding() != Encodings.RLE && column.present() > 0) {
      throw new CorruptBytesException("levels in an unknown encoding, " + header.levelEncoding());
    }
    ByteCursor in = new ByteCursor(unpacked);
    RunLengths repetitions = column.list() ? new RunLengths(in.part(in.int32()), 1) : null;
    RunLengths definitions = column.present() > 0 ? definitions(column, in.part(in.int32())) : null;
    return new Page(column, header, dictionary, repetitions, definitions, in);
  }

  /** Version 2, where the levels stand before what is packed. */
  private static Page apart(
      LeafColumn column,
      PageHeader header,
      byte[] stored,
      Compression compression,
      Object @Nullable [] dictionary)
      throws CorruptBytesException {
    ByteCursor levels = new ByteCursor(stored);
    ByteCursor first = levels.part(header.repetitionBytes());
    ByteCursor second = levels.part(header.definitionBytes());
    int size = header.unpackedSize() - levels.position();
    if (size < 0) {
      throw new CorruptBytesException("the levels are longer than the page");
    }
    Compression used = header.compressed() ? compression : Compression.UNCOMPRESSED;
    return new Page(
        column,
        header,
        dictionary,
        column.list() ? new RunLengths(first, 1) : null,
        column.present() > 0 ? definitions(column, second) : null,
        new ByteCursor(used.unpack(stored, levels.position(), size)));
  }

  private static RunLengths definitions(LeafColumn column, ByteCursor in)
      throws CorruptBytesException {
    return new RunLengths(in, Integer.SIZE - Integer.numberOfLeadingZeros(column.present()));
  }

  int entries() {
    return entries;
  }

  /** 0 where the next entry begins a row, 1 where it goes on with its list. */
  int repetition() throws CorruptBytesException {
    return repetitions == null ? 0 : repetitions.next();
  }

  /** How much of the path to the next entry's value is there. */
  int definition() throws CorruptBytesException {
    int level = definitions == null ? column.present() : definitions.next();
    if (level > column.present()) {
      throw new CorruptBytesException("a level of %d of %d".formatted(level, column.present()));
    }
    return level;
  }

  Object value() throws CorruptBytesException {
    if (values == null) { // not before, as a page without any value may have no bytes for them
      values = Encodings.of(encoding, column, bytes, entries, dictionary);
    }
    return values.next();
  }
}
