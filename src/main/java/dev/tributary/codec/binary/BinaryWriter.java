package dev.tributary.codec.binary;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Builds the binary form of a value, to be read by {@link BinaryReader} in the same order. Numbers
 * take as few bytes as they need, 7 bits each; signs go to the lowest bit. May be reused after
 * {@link #reset}; not for several threads.
 */
public final class BinaryWriter {
  private static final int INITIAL_BYTES = 256;

  /** What a length takes at most. */
  private static final int MOST_LENGTH_BYTES = 5;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;

  /** Starts again with nothing written; the space is kept. */
  public void reset() {
    length = 0;
  }

  public int length() {
    return length;
  }

  /** A copy of what has been written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** Begins a format that {@link BinaryReader#readVersion} recognises: 1 to 255. */
  public void writeVersion(int version) {
    if (version < 1 || version > 0xFF) {
      throw new IllegalArgumentException("a format's version is 1 to 255, not " + version);
    }
    writeByte(version);
  }

  /** Writes the lower 8 bits. */
  public void writeByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** A number that is never negative: a count, a length, an index. */
  public void writeUnsigned(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("not a count: " + value);
    }
    writeVarint(value);
  }

  public void writeInt(int value) {
    writeVarint(((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
  }

  public void writeLong(long value) {
    writeVarint((value << 1) ^ (value >> 63));
  }

  /** Eight bytes whatever the value: for hashes, which rarely are small. */
  public void writeFixedLong(long value) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  public void writeDouble(double value) {
    writeFixedLong(Double.doubleToLongBits(value));
  }

  public void writeFloat(float value) {
    int bits = Float.floatToIntBits(value);
    reserve(Float.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
  }

  public void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /** Any text, well-formed or not: the length in bytes, and {@link CodeUnits}. */
  public void writeString(String text) {
    int chars = text.length();
    int start = length;
    reserve(chars + MOST_LENGTH_BYTES);
    byte[] target = bytes;
    if (chars < 0x80) {
      target[length++] = (byte) chars;
    } else {
      writeVarint(chars);
    }
    int at = length;
    for (int i = 0; i < chars; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Rare enough to begin again: the length in front is not the number of characters.
        length = start;
        writeBeyondAscii(text);
        return;
      }
      target[at++] = (byte) c;
    }
    length = at;
  }

  /**
   * Writes a text of which there are few, such as the name of a column, in the form of {@link
   * #writeString}.
   */
  public void writeName(String name) {
    byte[] known = Names.bytesOf(name);
    if (known == null) {
      writeString(name);
    } else {
      writeBytes(known);
    }
  }

  private void writeBeyondAscii(String text) {
    int encoded = CodeUnits.encodedLength(text);
    writeUnsigned(encoded);
    reserve(encoded);
    for (int i = 0; i < text.length(); i++) {
      length = CodeUnits.put(text.charAt(i), bytes, length);
    }
  }

  public void writeNullableString(@Nullable String text) {
    writeBoolean(text != null);
    if (text != null) {
      writeString(text);
    }
  }

  public void writeStrings(Collection<String> texts) {
    writeUnsigned(texts.size());
    for (String text : texts) {
      writeString(text);
    }
  }

  public <T> void writeList(Collection<? extends T> values, BinaryCodec<T> codec) {
    writeUnsigned(values.size());
    for (T value : values) {
      codec.write(value, this);
    }
  }

  private void writeVarint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  private void reserve(int more) {
    bytes = withSpace(bytes, length, more);
  }

  /** An array with room for more bytes: the same one if it has, else a copy of it. */
  static byte[] withSpace(byte[] bytes, int used, int more) {
    long needed = (long) used + more;
    if (needed <= bytes.length) {
      return bytes;
    }
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a value of more than 2 GB");
    }
    return Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * used)));
  }
}
