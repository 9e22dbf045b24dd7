package dev.tributary.http;

/** Takes down what callers read of persons. */
@FunctionalInterface
public interface ReadLog {
  /** Takes nothing down. */
  ReadLog NONE = read -> {};

  /**
   * Takes a read down and returns at once; called before its answer is sent, and once more where an
   * answer that was sent piece by piece is over.
   *
   * @throws dev.tributary.query.UnavailableException where nothing may be answered that is not
   *     taken down
   */
  void note(Read read);
}
