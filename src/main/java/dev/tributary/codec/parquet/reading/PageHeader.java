package dev.tributary.codec.parquet.reading;

/**
 * What stands before the bytes of a page.
 *
 * @param kind data of version 1 or 2, a dictionary, or something that is passed over
 * @param unpackedSize of the page with its levels
 * @param size as it is stored
 * @param checksum of the bytes stored, an unsigned number of 32 bits; -1 without one
 * @param values with those that are missing; of a dictionary, its entries
 * @param encoding of the values
 * @param levelEncoding of the definition levels, in version 1
 * @param definitionBytes of the definition levels, in version 2
 * @param repetitionBytes of the repetition levels, in version 2
 * @param compressed whether the values of version 2 are
 */
record PageHeader(
    int kind,
    int unpackedSize,
    int size,
    long checksum,
    int values,
    int encoding,
    int levelEncoding,
    int definitionBytes,
    int repetitionBytes,
    boolean compressed) {
  static final int DATA = 0;
  static final int INDEX = 1;
  static final int DICTIONARY = 2;
  static final int DATA_2 = 3;

  static PageHeader read(ByteCursor bytes) throws CorruptBytesException {
    return new Fields(new ThriftInput(bytes)).header();
  }

  /** The fields while they are read. */
  private static final class Fields {
    private final ThriftInput in;
    private int kind = -1;
    private int unpackedSize;
    private int size;
    private long checksum = -1;
    private int values;
    private int encoding;
    private int levelEncoding = Encodings.RLE;
    private int definitionBytes;
    private int repetitionBytes;
    private boolean compressed = true;

    private Fields(ThriftInput in) {
      this.in = in;
    }

    private PageHeader header() throws CorruptBytesException {
      for (in.begin(); in.next(); ) {
        switch (in.field()) {
          case 1 -> kind = in.int32();
          case 2 -> unpackedSize = in.int32();
          case 3 -> size = in.int32();
          case 4 -> checksum = in.int32() & 0xFFFF_FFFFL;
          case 5, 7 -> dataOrDictionary();
          case 8 -> data2();
          default -> in.skip();
        }
      }
      if (kind < DATA || kind > DATA_2) {
        throw new CorruptBytesException("a page of kind " + kind);
      }
      if (Math.min(Math.min(unpackedSize, size), values) < 0) {
        throw new CorruptBytesException("a page with a negative size");
      }
      return new PageHeader(
          kind,
          unpackedSize,
          size,
          checksum,
          values,
          encoding,
          levelEncoding,
          definitionBytes,
          repetitionBytes,
          compressed);
    }

    private void dataOrDictionary() throws CorruptBytesException {
      for (in.struct(); in.next(); ) {
        switch (in.field()) {
          case 1 -> values = in.int32();
          case 2 -> encoding = in.int32();
          case 3 -> {
            if (kind == DATA) {
              levelEncoding = in.int32();
            } else {
              in.skip(); // whether a dictionary is sorted
            }
          }
          default -> in.skip();
        }
      }
    }

    private void data2() throws CorruptBytesException {
      for (in.struct(); in.next(); ) {
        switch (in.field()) {
          case 1 -> values = in.int32();
          case 4 -> encoding = in.int32();
          case 5 -> definitionBytes = in.int32();
          case 6 -> repetitionBytes = in.int32();
          case 7 -> compressed = in.flag();
          default -> in.skip();
        }
      }
    }
  }
}
