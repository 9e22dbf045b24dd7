package dev.tributary.codec.binary;

/**
 * Text as bytes: each of its UTF-16 code units in one to three bytes, by the bit patterns of UTF-8.
 *
 * <p>For all but characters beyond U+FFFF these are the bytes of UTF-8; those take six bytes and
 * not four. In return every Java string survives the round trip, even with half a surrogate pair in
 * it, and the bytes sort exactly as {@link String#compareTo} does.
 */
final class CodeUnits {
  static final int MAX_BYTES_PER_CHAR = 3;

  private CodeUnits() {}

  /** The number of bytes that a text takes. */
  static int encodedLength(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
    }
    return length;
  }

  /** Writes one code unit and returns the offset behind it. */
  static int put(char c, byte[] target, int at) {
    if (c < 0x80) {
      target[at] = (byte) c;
      return at + 1;
    }
    if (c < 0x800) {
      target[at] = (byte) (0xC0 | (c >> 6));
      target[at + 1] = (byte) (0x80 | (c & 0x3F));
      return at + 2;
    }
    target[at] = (byte) (0xE0 | (c >> 12));
    target[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
    target[at + 2] = (byte) (0x80 | (c & 0x3F));
    return at + 3;
  }

  /** The number of bytes of the code unit that starts with a byte; 0 if none does. */
  static int lengthAt(byte lead) {
    int bits = lead & 0xFF;
    return bits < 0x80 ? 1 : bits < 0xC2 ? 0 : bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 0;
  }

  /** Reads the code unit between two offsets; the first byte has announced this length. */
  static char get(byte[] source, int at, int end) {
    int length = lengthAt(source[at]);
    if (length == 0 || at + length > end) {
      throw new CorruptFormatException("text with a malformed character", at);
    }
    if (length == 1) {
      return (char) source[at];
    }
    int second = continuation(source, at + 1);
    if (length == 2) {
      return (char) (((source[at] & 0x1F) << 6) | second);
    }
    int unit = ((source[at] & 0x0F) << 12) | (second << 6) | continuation(source, at + 2);
    if (unit < 0x800) {
      throw new CorruptFormatException("text with a malformed character", at);
    }
    return (char) unit;
  }

  private static int continuation(byte[] source, int at) {
    if ((source[at] & 0xC0) != 0x80) {
      throw new CorruptFormatException("text with a malformed character", at);
    }
    return source[at] & 0x3F;
  }
}
