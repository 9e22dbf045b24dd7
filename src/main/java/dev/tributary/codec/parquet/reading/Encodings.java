package dev.tributary.codec.parquet.reading;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a page are laid out, after <a
 * href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">the format</a>.
 */
final class Encodings {
  static final int PLAIN = 0;
  static final int PLAIN_DICTIONARY = 2;
  static final int RLE = 3;
  private static final int DELTA_BINARY_PACKED = 5;
  private static final int DELTA_LENGTH_BYTE_ARRAY = 6;
  private static final int DELTA_BYTE_ARRAY = 7;
  private static final int RLE_DICTIONARY = 8;
  private static final int BYTE_STREAM_SPLIT = 9;

  private Encodings() {}

  /**
   * The values in the bytes of a page.
   *
   * @param atMost how many values the page can hold
   * @param dictionary of the column, where it has one
   */
  static Values of(
      int encoding, LeafColumn column, ByteCursor in, int atMost, Object @Nullable [] dictionary)
      throws CorruptBytesException {
    return switch (encoding) {
      case PLAIN -> plain(column, in);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> places(in, dictionary);
      case RLE -> flags(column, in);
      case DELTA_BINARY_PACKED -> numbers(column, in, atMost);
      case DELTA_LENGTH_BYTE_ARRAY -> texts(column, DeltaTexts.whole(in, atMost));
      case DELTA_BYTE_ARRAY -> texts(column, DeltaTexts.withPrefixes(in, atMost));
      case BYTE_STREAM_SPLIT -> split(column, in);
      default -> throw new CorruptBytesException("values in an unknown encoding, " + encoding);
    };
  }

  static Values plain(LeafColumn column, ByteCursor in) {
    if (column.type() != PhysicalType.BOOLEAN) {
      return () -> column.type().plain(in, column.length());
    }
    return new Values() {
      private long bit;

      @Override
      public Object next() throws CorruptBytesException {
        return in.bits(bit++, 1) == 1;
      }
    };
  }

  private static Values places(ByteCursor in, Object @Nullable [] dictionary)
      throws CorruptBytesException {
    if (dictionary == null) {
      throw new CorruptBytesException("a dictionary is used that is not there");
    }
    int width = in.remaining() == 0 ? 0 : in.unsignedByte();
    RunLengths places = new RunLengths(in, width);
    return () -> {
      int place = places.next();
      if (place < 0 || place >= dictionary.length) {
        throw new CorruptBytesException(
            "place %d of a dictionary of %d".formatted(place, dictionary.length));
      }
      return dictionary[place];
    };
  }

  private static Values flags(LeafColumn column, ByteCursor in) throws CorruptBytesException {
    if (column.type() != PhysicalType.BOOLEAN) {
      throw new CorruptBytesException("an encoding of another type");
    }
    RunLengths flags = new RunLengths(in.part(in.int32()), 1);
    return () -> flags.next() == 1;
  }

  private static Values numbers(LeafColumn column, ByteCursor in, int atMost)
      throws CorruptBytesException {
    DeltaNumbers numbers = new DeltaNumbers(in, atMost);
    return switch (column.type()) {
      case INT32 -> () -> (int) numbers.next();
      case INT64 -> numbers::next;
      default -> throw new CorruptBytesException("an encoding of another type");
    };
  }

  private static Values texts(LeafColumn column, DeltaTexts texts) throws CorruptBytesException {
    return switch (column.type()) {
      case BYTE_ARRAY -> texts;
      case FIXED_LEN_BYTE_ARRAY ->
          () -> {
            byte[] bytes = (byte[]) texts.next();
            if (bytes.length != column.length()) {
              throw new CorruptBytesException("a value of " + bytes.length + " bytes");
            }
            return bytes;
          };
      default -> throw new CorruptBytesException("an encoding of another type");
    };
  }

  /** The first bytes of all values, then the second ones, and so on. */
  private static Values split(LeafColumn column, ByteCursor in) throws CorruptBytesException {
    int size = column.type().bytes(column.length());
    int count = in.remaining() / size;
    return new Values() {
      private int given;

      @Override
      public Object next() throws CorruptBytesException {
        if (given == count) {
          throw new CorruptBytesException("there are fewer values than announced");
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
          bytes[i] = (byte) in.bits(((long) i * count + given) * Byte.SIZE, Byte.SIZE);
        }
        given++;
        return column.type().plain(new ByteCursor(bytes), size);
      }
    };
  }
}
