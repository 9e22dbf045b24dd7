package dev.tributary.api;

/** Says what is wrong in the file of {@code tributary serve}: which field, and what cures it. */
public final class ServeConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServeConfigException(String message) {
    super(message);
  }
}
