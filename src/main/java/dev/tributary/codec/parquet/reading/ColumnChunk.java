package dev.tributary.codec.parquet.reading;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The entries of a column in a row group, page by page: one page is in memory at a time. */
final class ColumnChunk {
  private static final int[] HEADER_BYTES = {1 << 10, 1 << 16, 1 << 20};
  private static final int BYTES_OF_AN_ENTRY = 32;

  private final FileChannel file;
  private final LeafColumn column;
  private final FileDescription.Chunk chunk;
  private final Compression compression;
  private final int group;
  private final long end;
  private final ParquetLimits limits;
  private final Unpacking unpacking;

  private long at;
  private long pageAt;
  private long left;
  private int leftInPage;
  private @Nullable Page page;
  private Object @Nullable [] dictionary;
  private long held;
  private long heldByDictionary;
  private int repetition;
  private int definition;
  private @Nullable Object value;

  /**
   * @param end of the part of the file in which pages are
   * @param group number of the row group, from 1
   */
  ColumnChunk(
      FileChannel file,
      long end,
      LeafColumn column,
      FileDescription.Chunk chunk,
      int group,
      ParquetLimits limits,
      Unpacking unpacking)
      throws ParquetFormatException {
    this.file = file;
    this.end = end;
    this.column = column;
    this.chunk = chunk;
    this.group = group;
    this.limits = limits;
    this.unpacking = unpacking;
    this.at = chunk.beginsAt();
    this.pageAt = at;
    this.left = chunk.values();
    Compression known = Compression.of(chunk.codec());
    if (known == null) {
      throw broken(new CorruptBytesException("an unknown compression"));
    }
    this.compression = known;
  }

  LeafColumn column() {
    return column;
  }

  /** Goes to the next entry; false if there is none. */
  boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    try {
      while (page == null || leftInPage == 0) {
        readPage();
      }
      repetition = page.repetition();
      definition = page.definition();
      value = definition == column.present() ? page.value() : null;
    } catch (CorruptBytesException e) {
      throw broken(e);
    }
    leftInPage--;
    left--;
    return true;
  }

  int repetition() {
    return repetition;
  }

  int definition() {
    return definition;
  }

  /** Null where the entry has none. */
  @Nullable Object value() {
    return value;
  }

  ParquetFormatException broken(CorruptBytesException cause) {
    return ParquetFormatException.broken(
        "column %s in row group %d, page at byte %d".formatted(column.name(), group, pageAt),
        cause);
  }

  /** Nothing of it is needed any more. */
  void close() {
    unpacking.give(held + heldByDictionary);
    held = 0;
    heldByDictionary = 0;
    page = null;
    dictionary = null;
    value = null;
  }

  private void readPage() throws IOException {
    pageAt = at;
    PageHeader header = readHeader();
    if (header.size() > end - at) {
      throw new CorruptBytesException("the page goes beyond what is there");
    }
    if (header.kind() == PageHeader.INDEX) {
      at += header.size();
      return;
    }
    if (Math.max(header.size(), header.unpackedSize()) > limits.pageBytes()) {
      throw new ParquetFormatException(
          "has a page of %d bytes in column %s"
              .formatted(Math.max(header.size(), header.unpackedSize()), column.name()),
          "Write it with pages of %d MiB at most.".formatted(limits.pageBytes() >> 20));
    }
    page = null;
    unpacking.give(held);
    held = header.unpackedSize();
    unpacking.take(held);
    byte[] stored = bytes(at, header.size());
    check(header, stored);
    at += header.size();
    if (header.kind() == PageHeader.DICTIONARY) {
      readDictionary(header, stored);
    } else if (header.values() > left) {
      throw new CorruptBytesException("the page has more values than the row group");
    } else {
      page = Page.of(column, header, stored, compression, dictionary);
      leftInPage = page.entries();
    }
  }

  /** Its length is not written anywhere: more is read where it does not end. */
  private PageHeader readHeader() throws IOException {
    CorruptBytesException failure = new CorruptBytesException("there is no page");
    for (int most : HEADER_BYTES) {
      int length = (int) Math.min(most, end - at);
      if (at < 0 || length <= 0) {
        throw failure;
      }
      ByteCursor in = new ByteCursor(bytes(at, length));
      try {
        PageHeader header = PageHeader.read(in);
        at += in.position();
        return header;
      } catch (CorruptBytesException e) {
        failure = e;
      }
      if (length < most) {
        break;
      }
    }
    throw failure;
  }

  private static void check(PageHeader header, byte[] stored) throws CorruptBytesException {
    if (header.checksum() >= 0) {
      CRC32 sum = new CRC32();
      sum.update(stored);
      if (sum.getValue() != header.checksum()) {
        throw new CorruptBytesException("the page is not what its checksum says");
      }
    }
  }

  private void readDictionary(PageHeader header, byte[] stored) throws IOException {
    if (dictionary != null || left < chunk.values()) {
      throw new CorruptBytesException("a dictionary in the middle of the values");
    }
    if (header.encoding() != Encodings.PLAIN && header.encoding() != Encodings.PLAIN_DICTIONARY) {
      throw new CorruptBytesException("a dictionary in an unknown encoding");
    }
    if (header.values() > Math.max(1, (long) header.unpackedSize() * Byte.SIZE)) {
      throw new CorruptBytesException("a dictionary of more entries than bytes");
    }
    heldByDictionary = header.unpackedSize() + (long) header.values() * BYTES_OF_AN_ENTRY;
    unpacking.take(heldByDictionary);
    byte[] unpacked = compression.unpack(stored, 0, header.unpackedSize());
    Values values = Encodings.plain(column, new ByteCursor(unpacked));
    Object[] entries = new Object[header.values()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = values.next();
    }
    dictionary = entries;
  }

  private byte[] bytes(long from, int length) throws IOException {
    return ParquetReader.bytes(file, from, length).array();
  }
}
