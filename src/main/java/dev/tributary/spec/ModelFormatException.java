package dev.tributary.spec;

/** Says why a model cannot be read, and what to do about it; without values of records. */
public final class ModelFormatException extends Exception {
  public ModelFormatException(String message) {
    super(message);
  }

  ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
