package dev.tributary.codec.binary;

/** Says that bytes are not what was written, and from which byte on. */
public final class CorruptFormatException extends RuntimeException {
  private final int position;

  CorruptFormatException(String problem, int position) {
    super(problem + " at byte " + position);
    this.position = position;
  }

  /** The offset of the first byte that does not fit. */
  public int position() {
    return position;
  }
}
