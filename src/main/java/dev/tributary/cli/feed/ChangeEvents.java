package dev.tributary.cli.feed;

import dev.tributary.model.SourceChange;

/** Makes change events of changes that are known already. */
public final class ChangeEvents {
  private ChangeEvents() {}

  /** The event of a change; a deletion is a tombstone. */
  public static ChangeEvent of(SourceChange change) {
    return new ChangeEvent(
        change.key(), change.columns() == null ? null : EventJson.value(change.columns()));
  }
}
