package dev.tributary.codec;

/** Says why bytes could not be read as a row; its words carry no value of the row. */
public final class UnreadableException extends Exception {
  private final UnreadableCause code;
  private final String detail;

  UnreadableException(UnreadableCause code, String detail) {
    // Garbage may come by the million: no stack trace, which nobody would read.
    super(code.inWords(detail), null, false, false);
    this.code = code;
    this.detail = detail;
  }

  public UnreadableCause code() {
    return code;
  }

  public String detail() {
    return detail;
  }
}
