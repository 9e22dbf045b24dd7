package dev.tributary.codec;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of UTF-8 bytes that should be JSON, inside the key or the value of an event.
 *
 * @param part "key" or "value", for error messages
 * @param escapes whether the bytes hold a backslash at all
 */
record JsonText(String part, byte[] bytes, int from, int to, boolean escapes) {

  /** Screens the raw bytes: size, encoding, and formats that are not text. */
  static JsonText screen(String part, byte[] bytes, DecoderLimits limits)
      throws UnreadableException {
    if (bytes.length > limits.maxBytes()) {
      throw new UnreadableException(
          UnreadableCause.TOO_LARGE,
          part + " of " + bytes.length + " bytes, limit " + limits.maxBytes());
    }
    if (looksBinary(bytes)) {
      throw new UnreadableException(
          UnreadableCause.BINARY_FORMAT, part + " of " + bytes.length + " bytes");
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    int invalid = StrictUtf8.firstInvalid(bytes, start);
    if (invalid >= 0) {
      throw new UnreadableException(UnreadableCause.NOT_UTF8, part + ", byte " + invalid);
    }
    return new JsonText(part, bytes, start, bytes.length, contains(bytes, (byte) '\\'));
  }

  /** The same bytes, but only those of a part. */
  JsonText slice(int start, int end) {
    return new JsonText(part, bytes, start, end, escapes);
  }

  /** The first byte that is not white space, or -1. */
  int firstByte() {
    int first = firstAfter(from);
    return first < 0 ? -1 : bytes[first] & 0xFF;
  }

  /** The offset of the first byte from an offset on that is not white space, or -1. */
  int firstAfter(int offset) {
    for (int i = offset; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether it ends with a byte after which JSON always goes on. */
  boolean endsOpen() {
    int last = to - 1;
    while (last >= from && isSpace(bytes[last])) {
      last--;
    }
    return last >= from && ",:[{".indexOf(bytes[last]) >= 0;
  }

  String asString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** The JSON as written, without white space between its tokens; it has to be valid. */
  String compact() {
    byte[] kept = new byte[to - from];
    int length = 0;
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (!quoted && isSpace(b)) {
        continue;
      }
      kept[length++] = b;
      if (quoted && b == '\\') {
        kept[length++] = bytes[++i];
      } else if (b == '"') {
        quoted = !quoted;
      }
    }
    return new String(kept, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean looksBinary(byte[] bytes) {
    // A zero in the second byte: UTF-16, which a JSON parser would silently accept.
    return startsWith(bytes, 0)
        || (bytes.length > 1 && bytes[1] == 0)
        || startsWith(bytes, 0x1F, 0x8B)
        || startsWith(bytes, 'O', 'b', 'j', 1);
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}
