package dev.tributary.codec.parquet.reading;

import java.io.IOException;

/** Says what is wrong with bytes, before anybody knows where in the file they stand. */
final class CorruptBytesException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptBytesException(String message) {
    super(message);
  }

  CorruptBytesException(String message, Throwable cause) {
    super(message, cause);
  }
}
