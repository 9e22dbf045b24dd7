package dev.tributary.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks bytes against the definition of UTF-8 (Unicode standard, table 3-7): no overlong forms, no
 * surrogates, nothing beyond U+10FFFF. JSON parsers are more lenient than that.
 */
final class StrictUtf8 {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private StrictUtf8() {}

  /** The offset of the first byte that is not part of a well-formed character, or -1. */
  static int firstInvalid(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      if (at + 8 <= bytes.length && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
        at += 8;
      } else {
        int length = characterLength(bytes, at);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return -1;
  }

  private static int characterLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    if (lead < 0xE0) {
      return within(bytes, at + 1, 0x80, 0xBF) ? 2 : 0;
    }
    if (lead < 0xF0) {
      int low = lead == 0xE0 ? 0xA0 : 0x80;
      int high = lead == 0xED ? 0x9F : 0xBF;
      return within(bytes, at + 1, low, high) && within(bytes, at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    int low = lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xF4 ? 0x8F : 0xBF;
    return within(bytes, at + 1, low, high)
            && within(bytes, at + 2, 0x80, 0xBF)
            && within(bytes, at + 3, 0x80, 0xBF)
        ? 4
        : 0;
  }

  private static boolean within(byte[] bytes, int at, int low, int high) {
    return at < bytes.length && (bytes[at] & 0xFF) >= low && (bytes[at] & 0xFF) <= high;
  }
}
