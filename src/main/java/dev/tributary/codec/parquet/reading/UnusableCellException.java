package dev.tributary.codec.parquet.reading;

/** Says why a cell has no text, without its value: its row is unreadable, others are not. */
final class UnusableCellException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableCellException(String message) {
    super(message);
  }
}
