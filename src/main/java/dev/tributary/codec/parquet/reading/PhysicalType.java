package dev.tributary.codec.parquet.reading;

/** How values are stored. */
enum PhysicalType {
  BOOLEAN(0),
  INT32(1),
  INT64(2),
  INT96(3),
  FLOAT(4),
  DOUBLE(5),
  BYTE_ARRAY(6),
  FIXED_LEN_BYTE_ARRAY(7);

  static final int INT96_BYTES = 12;

  private final int number;

  PhysicalType(int number) {
    this.number = number;
  }

  static PhysicalType of(int number) throws CorruptBytesException {
    for (PhysicalType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    throw new CorruptBytesException("a type of number " + number);
  }

  /** Its number in the format. */
  int number() {
    return number;
  }

  /** Bytes of a value that is stored plainly; for {@code length} see the column's type. */
  int bytes(int length) throws CorruptBytesException {
    return switch (this) {
      case INT32, FLOAT -> Integer.BYTES;
      case INT64, DOUBLE -> Long.BYTES;
      case INT96 -> INT96_BYTES;
      case FIXED_LEN_BYTE_ARRAY -> length;
      case BOOLEAN, BYTE_ARRAY -> throw new CorruptBytesException("an encoding of another type");
    };
  }

  /** Reads a value that is stored plainly and takes whole bytes. */
  Object plain(ByteCursor in, int length) throws CorruptBytesException {
    return switch (this) {
      case INT32 -> in.int32();
      case INT64 -> in.int64();
      case FLOAT -> Float.intBitsToFloat(in.int32());
      case DOUBLE -> Double.longBitsToDouble(in.int64());
      case INT96 -> in.take((long) INT96_BYTES);
      case BYTE_ARRAY -> in.take((long) in.int32());
      case FIXED_LEN_BYTE_ARRAY -> in.take((long) length);
      case BOOLEAN -> throw new CorruptBytesException("an encoding of another type");
    };
  }
}
