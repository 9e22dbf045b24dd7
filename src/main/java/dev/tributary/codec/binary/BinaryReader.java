package dev.tributary.codec.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryWriter} wrote. Whatever else the bytes are, it ends with a {@link
 * CorruptFormatException}: lengths are checked against what is left before anything is allocated.
 */
public final class BinaryReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  public BinaryReader(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return end - at;
  }

  /** Says that everything has been read; throws if there is more. */
  public void requireEnd() {
    if (at != end) {
      throw corrupt(remaining() + " bytes too many");
    }
  }

  /**
   * Reads the version that a format begins with.
   *
   * @param newest the newest version that the caller understands
   */
  public int readVersion(int newest) {
    int version = readByte();
    if (version < 1 || version > newest) {
      at--;
      throw corrupt("format version " + version + ", where 1 to " + newest + " can be read");
    }
    return version;
  }

  /** The number that {@link BinaryWriter#writeVersion} wrote, where no other can be read. */
  public void readOnlyVersion(int version) {
    if (readVersion(version) < version) {
      at--;
      throw corrupt("written by an earlier version; start from an empty data directory");
    }
  }

  /** The next byte, 0 to 255. */
  public int readByte() {
    require(1);
    return bytes[at++] & 0xFF;
  }

  public boolean readBoolean() {
    int value = readByte();
    if (value > 1) {
      at--;
      throw corrupt("a truth value that is neither 0 nor 1");
    }
    return value == 1;
  }

  public int readUnsigned() {
    int start = at;
    long value = readVarint();
    if (value < 0 || value > Integer.MAX_VALUE) {
      at = start;
      throw corrupt("a count out of range");
    }
    return (int) value;
  }

  /** A count of elements that follow, each of at least one byte. */
  public int readCount() {
    int start = at;
    int count = readUnsigned();
    if (count > remaining()) {
      at = start;
      throw corrupt("a count of " + count + " where " + (end - start) + " bytes are left");
    }
    return count;
  }

  public int readInt() {
    int start = at;
    long value = readVarint();
    if (value < 0 || value > 0xFFFFFFFFL) {
      at = start;
      throw corrupt("a number out of range");
    }
    int bits = (int) value;
    return (bits >>> 1) ^ -(bits & 1);
  }

  public long readLong() {
    long bits = readVarint();
    return (bits >>> 1) ^ -(bits & 1);
  }

  public long readFixedLong() {
    require(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << 8) | (bytes[at++] & 0xFF);
    }
    return value;
  }

  public double readDouble() {
    return Double.longBitsToDouble(readFixedLong());
  }

  public float readFloat() {
    require(Float.BYTES);
    int bits = 0;
    for (int i = 0; i < Float.BYTES; i++) {
      bits = (bits << 8) | (bytes[at++] & 0xFF);
    }
    return Float.intBitsToFloat(bits);
  }

  public byte[] readBytes() {
    int length = readCount();
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  public String readString() {
    int length = readCount();
    int stop = at + length;
    int start = at;
    for (int i = start; i < stop; i++) {
      if (bytes[i] < 0) {
        return readBeyondAscii(stop);
      }
    }
    at = stop;
    // For ASCII the same as US_ASCII, and the one that the JDK copies without looking.
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  /** A text of which there are few: {@link BinaryWriter#writeName}. */
  public String readName() {
    int start = at;
    int length = readCount();
    String known = Names.read(bytes, at, at + length);
    if (known == null) {
      at = start;
      return readString();
    }
    at += length;
    return known;
  }

  private String readBeyondAscii(int stop) {
    StringBuilder text = new StringBuilder(stop - at);
    while (at < stop) {
      text.append(CodeUnits.get(bytes, at, stop));
      at += CodeUnits.lengthAt(bytes[at]);
    }
    return text.toString();
  }

  public @Nullable String readNullableString() {
    return readBoolean() ? readString() : null;
  }

  public List<String> readStrings() {
    int count = readCount();
    if (count == 1) {
      return List.of(readString());
    }
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = readString();
    }
    return List.of(texts);
  }

  public <T> List<T> readList(BinaryCodec<T> codec) {
    int count = readCount();
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(codec.read(this));
    }
    return values;
  }

  private long readVarint() {
    int start = at;
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    at = start;
    throw corrupt("a number of more than ten bytes");
  }

  private void require(int count) {
    if (count > end - at) {
      throw corrupt("the bytes end where " + count + " more are expected");
    }
  }

  /** For codecs: what was read makes no sense. */
  public CorruptFormatException corrupt(String problem) {
    return new CorruptFormatException(problem, at);
  }
}
