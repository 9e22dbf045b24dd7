package dev.tributary.topology;

import org.jspecify.annotations.Nullable;

/** A resolver could not start, or stopped; the message says why and what to do. */
public final class ResolverException extends RuntimeException {
  public ResolverException(String message) {
    super(message);
  }

  public ResolverException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
