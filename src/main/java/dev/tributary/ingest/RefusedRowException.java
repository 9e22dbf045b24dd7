package dev.tributary.ingest;

/** Says why a row is not sent, and what cures it; names columns, and no value. */
public final class RefusedRowException extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedRowException(String message) {
    super(message, null, false, false);
  }

  /** What is wrong, where, and what cures it. */
  public String inWords() {
    return String.valueOf(getMessage());
  }
}
