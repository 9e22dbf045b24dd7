package dev.tributary.codec.binary;

import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import java.util.UUID;

/** Reads the parts of a key that {@link KeyWriter} built. */
public final class KeyReader {
  private final byte[] bytes;
  private int at;

  public KeyReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Says that everything has been read; throws if there is more. */
  public void requireEnd() {
    if (at != bytes.length) {
      throw new CorruptFormatException("a key with more parts than expected", at);
    }
  }

  public int readByte() {
    return (int) bigEndian(1);
  }

  public String readString() {
    StringBuilder text = new StringBuilder();
    while (true) {
      require(1);
      char c = CodeUnits.get(bytes, at, bytes.length);
      at += CodeUnits.lengthAt(bytes[at]);
      if (c == 0) {
        require(1);
        byte mark = bytes[at++];
        if (mark == KeyWriter.TERMINATOR) {
          return text.toString();
        }
        if (mark != KeyWriter.ESCAPED) {
          throw new CorruptFormatException("a zero in a text that is not escaped", at - 1);
        }
      }
      text.append(c);
    }
  }

  public int readInt() {
    return (int) bigEndian(Integer.BYTES) ^ Integer.MIN_VALUE;
  }

  public long readLong() {
    return bigEndian(Long.BYTES) ^ Long.MIN_VALUE;
  }

  public long readUnsignedLong() {
    return bigEndian(Long.BYTES);
  }

  public UUID readUuid() {
    long upper = readUnsignedLong();
    return new UUID(upper, readUnsignedLong());
  }

  public RecordKey readRecordKey() {
    int start = at;
    String source = readString();
    String id = readString();
    if (source.isEmpty() || source.indexOf(':') >= 0 || id.isEmpty()) {
      throw new CorruptFormatException("the key of a record without a valid source or id", start);
    }
    return new RecordKey(source, id);
  }

  public BlockKey readBlockKey() {
    int rule = readInt();
    return new BlockKey(rule, readUnsignedLong());
  }

  private long bigEndian(int count) {
    require(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return value;
  }

  private void require(int count) {
    if (count > bytes.length - at) {
      throw new CorruptFormatException("the key ends where more is expected", at);
    }
  }
}
