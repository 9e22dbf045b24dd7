package dev.tributary.codec.parquet.reading;

/**
 * Whole numbers as differences to the one before, packed in blocks of miniblocks that each have a
 * width of their own.
 */
final class DeltaNumbers {
  private static final int LARGEST_BLOCK = 1 << 16;

  private final ByteCursor in;
  private final int blockSize;
  private final int miniblocks;
  private final int[] widths;
  private final int count;
  private int given;
  private int inBlock;
  private long value;
  private long leastDelta;
  private ByteCursor packed;
  private long bit;

  /**
   * Reads the head of the numbers.
   *
   * @param atMost how many there can be
   */
  DeltaNumbers(ByteCursor in, int atMost) throws CorruptBytesException {
    this.in = in;
    this.packed = in;
    this.blockSize = in.count();
    this.miniblocks = in.count();
    this.count = in.count();
    this.value = in.zigzag();
    if (blockSize < 1 || blockSize > LARGEST_BLOCK || count > atMost) {
      throw new CorruptBytesException("%d numbers in blocks of %d".formatted(count, blockSize));
    }
    if (miniblocks < 1 || blockSize % (miniblocks * (long) Byte.SIZE) != 0) {
      throw new CorruptBytesException(
          "a block of %d numbers in %d parts".formatted(blockSize, miniblocks));
    }
    this.widths = new int[miniblocks];
    this.inBlock = blockSize;
  }

  int count() {
    return count;
  }

  long next() throws CorruptBytesException {
    if (given == count) {
      throw new CorruptBytesException("there are fewer values than announced");
    }
    if (given++ == 0) {
      return value;
    }
    if (inBlock == blockSize) {
      beginBlock(count - given + 1);
    }
    int width = widths[inBlock++ / (blockSize / miniblocks)];
    value += leastDelta + packed.bits(bit, width);
    bit += width;
    return value;
  }

  /** Reads a block; behind the last number that counts its miniblocks may be missing. */
  private void beginBlock(int left) throws CorruptBytesException {
    int size = blockSize / miniblocks;
    leastDelta = in.zigzag();
    long bytes = 0;
    for (int i = 0; i < miniblocks; i++) {
      widths[i] = in.unsignedByte();
      if ((long) i * size < left) {
        if (widths[i] > Long.SIZE) {
          throw new CorruptBytesException("numbers of " + widths[i] + " bits");
        }
        bytes += (long) widths[i] * size / Byte.SIZE;
      }
    }
    packed = in.part((int) Math.min(bytes, Integer.MAX_VALUE));
    inBlock = 0;
    bit = 0;
  }

  /** Goes to the end of the numbers, for what is stored behind them; none is to be read after. */
  void skipAll() throws CorruptBytesException {
    for (int left = count - Math.max(given, 1); left > 0; left -= blockSize) {
      beginBlock(left);
    }
    given = count;
  }
}
