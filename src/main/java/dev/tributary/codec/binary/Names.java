package dev.tributary.codec.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names that recur in nearly every row and message, such as those of columns, attributes and
 * sources: read as the one text that they were the last time, and written without encoding them
 * again. Takes a bounded number of them; two that want one place take turns.
 *
 * <p>Several threads may use it: a place holds an immutable entry, and whoever does not see it yet
 * makes another one.
 */
final class Names {
  private static final int PLACES = 1024;
  private static final int LONGEST = 64;
  private static final @Nullable Name[] BY_BYTES = new Name[PLACES];
  private static final @Nullable Name[] BY_TEXT = new Name[PLACES];

  private record Name(String text, byte[] bytes) {}

  private Names() {}

  /** The text of these bytes, which have to be ASCII; null where they are too long to be kept. */
  static @Nullable String read(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return null;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return null;
      }
      hash = 31 * hash + bytes[i];
    }
    Name known = BY_BYTES[place(hash)];
    if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
      String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      known = new Name(text, Arrays.copyOfRange(bytes, from, to));
      BY_BYTES[place(hash)] = known;
    }
    return known.text;
  }

  /** The bytes of a text, not to be changed; null where it is not ASCII or too long to be kept. */
  static byte @Nullable [] bytesOf(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    int place = place(text.hashCode());
    Name known = BY_TEXT[place];
    if (known == null || !known.text.equals(text)) {
      if (!isAscii(text)) {
        return null;
      }
      known = new Name(text, text.getBytes(StandardCharsets.US_ASCII));
      BY_TEXT[place] = known;
    }
    return known.bytes;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (PLACES - 1);
  }
}
