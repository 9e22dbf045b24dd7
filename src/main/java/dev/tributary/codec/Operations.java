package dev.tributary.codec;

/** The operations of Debezium's events: which of them change a row. */
final class Operations {
  private Operations() {}

  /** Refuses every operation that does not change one row: c, u, d and r pass. */
  static void check(String operation) throws UnreadableException {
    switch (operation) {
      case "c", "u", "d", "r" -> {}
      case "t" -> throw new UnreadableException(UnreadableCause.TRUNCATE, "op t");
      case "m" -> throw new UnreadableException(UnreadableCause.LOGICAL_MESSAGE, "op m");
      default ->
          throw new UnreadableException(
              UnreadableCause.UNKNOWN_OPERATION, "op of " + operation.length() + " characters");
    }
  }
}
