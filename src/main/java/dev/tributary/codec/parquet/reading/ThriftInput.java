package dev.tributary.codec.parquet.reading;

import java.nio.charset.StandardCharsets;

/**
 * Reads structures in Thrift's compact protocol, field by field: {@code for (in.begin(); in.next();
 * ) switch (in.field()) …}, where each field is read or skipped.
 */
final class ThriftInput {
  private static final int DEEPEST = 32;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;
  private static final int LONGEST_TEXT = 4_096;

  private final ByteCursor in;
  private final int[] fields = new int[DEEPEST];
  private int depth = -1;
  private int type;

  ThriftInput(ByteCursor in) {
    this.in = in;
  }

  /** Enters a structure. */
  void begin() throws CorruptBytesException {
    if (depth + 1 == DEEPEST) {
      throw new CorruptBytesException("structures are nested too deep");
    }
    fields[++depth] = 0;
  }

  /** Goes to the next field; false at the end of the structure, which is then left. */
  boolean next() throws CorruptBytesException {
    int head = in.unsignedByte();
    if (head == 0) {
      depth--;
      return false;
    }
    type = head & 0xF;
    int distance = head >>> 4;
    fields[depth] = distance == 0 ? (int) in.zigzag() : fields[depth] + distance;
    return true;
  }

  int field() {
    return fields[depth];
  }

  private void expect(int... types) throws CorruptBytesException {
    for (int one : types) {
      if (type == one) {
        return;
      }
    }
    throw new CorruptBytesException("field %d is of type %d".formatted(field(), type));
  }

  int int32() throws CorruptBytesException {
    expect(I32, I16);
    return (int) in.zigzag();
  }

  /** A number of one byte. */
  int int8() throws CorruptBytesException {
    expect(BYTE);
    return (byte) in.unsignedByte();
  }

  long int64() throws CorruptBytesException {
    expect(I64, I32);
    return in.zigzag();
  }

  boolean flag() throws CorruptBytesException {
    expect(TRUE, FALSE);
    return type == TRUE;
  }

  String text() throws CorruptBytesException {
    expect(BINARY);
    int length = in.count();
    if (length > LONGEST_TEXT) {
      throw new CorruptBytesException("a name of " + length + " bytes");
    }
    return new String(in.take((long) length), StandardCharsets.UTF_8);
  }

  /** Enters the structure that is the value of the field. */
  void struct() throws CorruptBytesException {
    expect(STRUCT);
    begin();
  }

  /** The number of structures in the list that is the value of the field; they follow. */
  int structs() throws CorruptBytesException {
    expect(LIST);
    int head = in.unsignedByte();
    int size = size(head);
    if ((head & 0xF) != STRUCT && size > 0) {
      throw new CorruptBytesException("a list of something else than structures");
    }
    return size;
  }

  /** No element takes less than a byte, so that a size cannot announce more than there is. */
  private int size(int head) throws CorruptBytesException {
    int size = head >>> 4 == SHORT_LIST ? in.count() : head >>> 4;
    if (size > in.remaining()) {
      throw new CorruptBytesException("the bytes end in the middle of a list");
    }
    return size;
  }

  void skip() throws CorruptBytesException {
    skip(type);
  }

  private void skip(int what) throws CorruptBytesException {
    switch (what) {
      case TRUE, FALSE -> {}
      case BYTE -> in.skip(1);
      case I16, I32, I64 -> in.varint();
      case DOUBLE -> in.skip(Double.BYTES);
      case BINARY -> in.skip(in.count());
      case LIST, SET -> skipList();
      case MAP -> skipMap();
      case STRUCT -> skipStruct();
      default -> throw new CorruptBytesException("a field of an unknown type");
    }
  }

  private void skipStruct() throws CorruptBytesException {
    for (begin(); next(); ) {
      skip();
    }
  }

  private void skipList() throws CorruptBytesException {
    int head = in.unsignedByte();
    int size = size(head);
    for (int i = 0; i < size; i++) {
      skipElement(head & 0xF);
    }
  }

  private void skipMap() throws CorruptBytesException {
    int size = in.count();
    if (size > in.remaining()) {
      throw new CorruptBytesException("the bytes end in the middle of a map");
    }
    int types = size == 0 ? 0 : in.unsignedByte();
    for (int i = 0; i < size; i++) {
      skipElement(types >>> 4);
      skipElement(types & 0xF);
    }
  }

  /** In lists and maps a flag takes a byte, and containers count as one step down. */
  private void skipElement(int what) throws CorruptBytesException {
    if (what == TRUE || what == FALSE) {
      in.skip(1);
    } else if (what == LIST || what == SET || what == MAP) {
      begin();
      skip(what);
      depth--;
    } else {
      skip(what);
    }
  }
}
