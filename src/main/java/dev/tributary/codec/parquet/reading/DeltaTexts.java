package dev.tributary.codec.parquet.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes behind a list of their lengths; and, where lengths of prefixes stand before that, each
 * beginning with as much of the one before.
 */
final class DeltaTexts implements Values {
  private static final int LONGEST = 1 << 20;

  private final @Nullable DeltaNumbers prefixes;
  private final DeltaNumbers lengths;
  private final ByteCursor texts;
  private byte[] last = new byte[0];

  private DeltaTexts(@Nullable DeltaNumbers prefixes, DeltaNumbers lengths, ByteCursor texts) {
    this.prefixes = prefixes;
    this.lengths = lengths;
    this.texts = texts;
  }

  static DeltaTexts whole(ByteCursor in, int atMost) throws CorruptBytesException {
    return new DeltaTexts(null, readAhead(in, atMost), in);
  }

  static DeltaTexts withPrefixes(ByteCursor in, int atMost) throws CorruptBytesException {
    return new DeltaTexts(readAhead(in, atMost), readAhead(in, atMost), in);
  }

  /** The numbers from here on, and the place behind them. */
  private static DeltaNumbers readAhead(ByteCursor in, int atMost) throws CorruptBytesException {
    DeltaNumbers numbers = new DeltaNumbers(in.copy(), atMost);
    new DeltaNumbers(in, atMost).skipAll();
    return numbers;
  }

  @Override
  public Object next() throws CorruptBytesException {
    long prefix = prefixes == null ? 0 : prefixes.next();
    long length = lengths.next();
    if (prefix < 0 || prefix > last.length || length < 0 || prefix + length > LONGEST) {
      throw new CorruptBytesException(
          "a value of %d bytes of the one before and %d more".formatted(prefix, length));
    }
    byte[] rest = texts.take(length);
    if (prefix == 0) {
      last = rest;
    } else {
      byte[] whole = Arrays.copyOf(last, (int) (prefix + length));
      System.arraycopy(rest, 0, whole, (int) prefix, rest.length);
      last = whole;
    }
    return last;
  }
}
