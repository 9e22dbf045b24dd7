package dev.tributary.codec.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A structure in Thrift's compact protocol, in which Parquet keeps its headers. */
final class CompactStruct {
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT_LIST = 15;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
  private int lastField;

  CompactStruct i32(int field, int value) {
    begin(field, I32);
    zigzag(value);
    return this;
  }

  CompactStruct i64(int field, long value) {
    begin(field, I64);
    zigzag(value);
    return this;
  }

  CompactStruct text(int field, String value) {
    begin(field, BINARY);
    text(value);
    return this;
  }

  CompactStruct struct(int field, CompactStruct value) {
    begin(field, STRUCT);
    bytes.writeBytes(value.ended());
    return this;
  }

  CompactStruct structs(int field, List<CompactStruct> values) {
    begin(field, LIST);
    size(values.size(), STRUCT);
    values.forEach(value -> bytes.writeBytes(value.ended()));
    return this;
  }

  CompactStruct i32s(int field, int... values) {
    begin(field, LIST);
    size(values.length, I32);
    for (int value : values) {
      zigzag(value);
    }
    return this;
  }

  CompactStruct texts(int field, String... values) {
    begin(field, LIST);
    size(values.length, BINARY);
    for (String value : values) {
      text(value);
    }
    return this;
  }

  /** The bytes with the mark of the end. */
  byte[] ended() {
    byte[] all = new byte[bytes.size() + 1];
    System.arraycopy(bytes.toByteArray(), 0, all, 0, all.length - 1);
    return all;
  }

  /** Fields come in ascending order, and are named by the distance to the one before. */
  private void begin(int field, int type) {
    int distance = field - lastField;
    if (distance < 1 || distance > 15) {
      throw new IllegalArgumentException("field " + field + " after " + lastField);
    }
    lastField = field;
    bytes.write((distance << 4) | type);
  }

  private void size(int size, int type) {
    if (size < SHORT_LIST) {
      bytes.write((size << 4) | type);
    } else {
      bytes.write((SHORT_LIST << 4) | type);
      varint(bytes, size);
    }
  }

  private void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes, utf8.length);
    bytes.writeBytes(utf8);
  }

  private void zigzag(long value) {
    varint(bytes, (value << 1) ^ (value >> 63));
  }

  /** Seven bits a byte, the lowest first. */
  static void varint(ByteArrayOutputStream bytes, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
