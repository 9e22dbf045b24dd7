package dev.tributary.codec.binary;

import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds keys of stores part by part, such that their bytes, compared without sign, sort as their
 * parts do: by the first part, then by the second, and so on. No key is a prefix of another that
 * has the same kinds of parts, and the keys that begin with the same parts lie side by side.
 *
 * <p>To be read by {@link KeyReader}. May be reused after {@link #reset}; not for several threads.
 */
public final class KeyWriter {
  /** Ends a text; sorts before everything that a text can contain. */
  static final byte TERMINATOR = 1;

  /** Follows a zero that belongs to the text; sorts behind the terminator. */
  static final byte ESCAPED = (byte) 0xFF;

  private byte[] bytes = new byte[64];
  private int length;

  /** Starts again with nothing written; the space is kept. */
  public KeyWriter reset() {
    length = 0;
    return this;
  }

  /** A copy of what has been written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** 0 to 255: to tell kinds of rows apart. */
  public KeyWriter writeByte(int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException("not a byte: " + value);
    }
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** In the order of {@link String#compareTo}. */
  public KeyWriter writeString(String text) {
    reserve(Math.multiplyExact(text.length(), CodeUnits.MAX_BYTES_PER_CHAR) + 2);
    for (int i = 0; i < text.length(); i++) {
      length = CodeUnits.put(text.charAt(i), bytes, length);
      if (text.charAt(i) == 0) {
        writeByte(ESCAPED & 0xFF);
      }
    }
    return writeByte(0).writeByte(TERMINATOR);
  }

  /** In the order of {@link Integer#compare}. */
  public KeyWriter writeInt(int value) {
    return bigEndian((value ^ Integer.MIN_VALUE) & 0xFFFFFFFFL, Integer.BYTES);
  }

  /** In the order of {@link Long#compare}. */
  public KeyWriter writeLong(long value) {
    return bigEndian(value ^ Long.MIN_VALUE, Long.BYTES);
  }

  /** In the order of {@link Long#compareUnsigned}. */
  public KeyWriter writeUnsignedLong(long value) {
    return bigEndian(value, Long.BYTES);
  }

  /** In the order of the printed form (which is not that of {@link UUID#compareTo}). */
  public KeyWriter writeUuid(UUID uuid) {
    return writeUnsignedLong(uuid.getMostSignificantBits())
        .writeUnsignedLong(uuid.getLeastSignificantBits());
  }

  /** In the order of {@link RecordKey#compareTo}. */
  public KeyWriter writeRecordKey(RecordKey key) {
    return writeString(key.source()).writeString(key.id());
  }

  /** In the order of {@link BlockKey#compareTo}. */
  public KeyWriter writeBlockKey(BlockKey key) {
    return writeInt(key.rule()).writeUnsignedLong(key.hash());
  }

  /**
   * The end of a range scan: the lowest key above all that begin with a prefix; null if there is
   * none, because the prefix is empty or has no byte but 0xFF.
   */
  public static byte @Nullable [] endOfPrefix(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && prefix[last] == (byte) 0xFF) {
      last--;
    }
    if (last < 0) {
      return null;
    }
    byte[] end = Arrays.copyOf(prefix, last + 1);
    end[last]++;
    return end;
  }

  private KeyWriter bigEndian(long value, int count) {
    reserve(count);
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  private void reserve(int more) {
    bytes = BinaryWriter.withSpace(bytes, length, more);
  }
}
