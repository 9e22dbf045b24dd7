package dev.tributary.codec.parquet.reading;

/**
 * Small numbers of one width, as runs of the same number and stretches packed bit by bit: the
 * levels of a page, and the places of its values in a dictionary.
 */
final class RunLengths {
  private static final int WIDEST = 32;

  private final ByteCursor in;
  private final int width;
  private long left;
  private boolean packed;
  private int repeated;
  private ByteCursor stretch;
  private long bit;

  RunLengths(ByteCursor in, int width) throws CorruptBytesException {
    if (width > WIDEST) {
      throw new CorruptBytesException("numbers of " + width + " bits");
    }
    this.in = in;
    this.stretch = in;
    this.width = width;
  }

  int next() throws CorruptBytesException {
    if (width == 0) {
      return 0; // there is one number only, and some writers write none
    }
    while (left == 0) {
      beginRun();
    }
    left--;
    if (!packed) {
      return repeated;
    }
    int number = (int) stretch.bits(bit, width);
    bit += width;
    return number;
  }

  private void beginRun() throws CorruptBytesException {
    int head = in.count();
    left = (long) head >>> 1;
    packed = (head & 1) == 1;
    if (packed) {
      // The last stretch may be cut off behind the last number that counts.
      stretch = in.part((int) Math.min(left * width, in.remaining()));
      left *= Byte.SIZE;
      bit = 0;
    } else {
      repeated = 0;
      for (int shift = 0; shift < width; shift += Byte.SIZE) {
        repeated |= in.unsignedByte() << shift;
      }
    }
  }
}
