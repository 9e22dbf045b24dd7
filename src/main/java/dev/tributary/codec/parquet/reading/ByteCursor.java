package dev.tributary.codec.parquet.reading;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A place in bytes that are read forward; what would go beyond their end is refused. */
final class ByteCursor {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private int at;

  ByteCursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  ByteCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** The same place in the same bytes, going on by itself. */
  ByteCursor copy() {
    return new ByteCursor(bytes, at, end);
  }

  int position() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  /** Goes over bytes and returns where they begin. */
  private int take(int count) throws CorruptBytesException {
    if (count < 0 || count > end - at) {
      throw new CorruptBytesException("the bytes end in the middle of something");
    }
    int from = at;
    at += count;
    return from;
  }

  void skip(int count) throws CorruptBytesException {
    take(count);
  }

  /** The next bytes as a part of their own. */
  ByteCursor part(int count) throws CorruptBytesException {
    int from = take(count);
    return new ByteCursor(bytes, from, from + count);
  }

  byte[] take(long count) throws CorruptBytesException {
    int from = take(size(count));
    return Arrays.copyOfRange(bytes, from, at);
  }

  private static int size(long count) throws CorruptBytesException {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new CorruptBytesException("a length of " + count);
    }
    return (int) count;
  }

  int unsignedByte() throws CorruptBytesException {
    return bytes[take(1)] & 0xFF;
  }

  int int32() throws CorruptBytesException {
    return (int) INT.get(bytes, take(Integer.BYTES));
  }

  long int64() throws CorruptBytesException {
    return (long) LONG.get(bytes, take(Long.BYTES));
  }

  /** Seven bits a byte, the lowest first. */
  long varint() throws CorruptBytesException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = unsignedByte();
      number |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return number;
      }
    }
    throw new CorruptBytesException("a number of more than ten bytes");
  }

  /** A varint of which the lowest bit is the sign. */
  long zigzag() throws CorruptBytesException {
    long number = varint();
    return number >>> 1 ^ -(number & 1);
  }

  /** A varint that is a length or a count. */
  int count() throws CorruptBytesException {
    return size(varint());
  }

  /**
   * Bits from a place on, of which the first is the lowest; the place stays where it is.
   *
   * @param bit counted from the place
   * @param width 64 at most
   */
  long bits(long bit, int width) throws CorruptBytesException {
    if (width == 0) {
      return 0;
    }
    long last = at + ((bit + width - 1) >>> 3);
    if (last >= end) {
      throw new CorruptBytesException("there are fewer values than announced");
    }
    int from = at + (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    long number = (bytes[from] & 0xFFL) >>> shift;
    for (int got = Byte.SIZE - shift; got < width; got += Byte.SIZE) {
      number |= (long) (bytes[++from] & 0xFF) << got;
    }
    return width == Long.SIZE ? number : number & ((1L << width) - 1);
  }
}
