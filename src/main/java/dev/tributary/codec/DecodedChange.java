package dev.tributary.codec;

import dev.tributary.model.SourceChange;

/** What a decoder makes of one change event. */
public sealed interface DecodedChange {

  /** The event changes a row. */
  record Changed(SourceChange change) implements DecodedChange {}

  /**
   * The event is in order but is not about a row.
   *
   * @param reason a sentence without values of the event
   */
  record Ignored(String reason) implements DecodedChange {}

  /**
   * The event cannot be read.
   *
   * @param cause what is wrong, for programs
   * @param detail where it is wrong, for people; without values of the row
   */
  record Unreadable(UnreadableCause cause, String detail) implements DecodedChange {

    /** What is wrong, where, and what cures it. */
    public String message() {
      return cause.inWords(detail);
    }
  }
}
