package dev.tributary.broker;

/** The embedded broker cannot start; the message says what stands in the way and what to do. */
public final class BrokerException extends RuntimeException {
  public BrokerException(String message) {
    super(message);
  }

  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
