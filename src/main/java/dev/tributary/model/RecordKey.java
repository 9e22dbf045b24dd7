package dev.tributary.model;

import java.util.Comparator;

/**
 * Names a source record: the source's name and the primary key that the record has there.
 *
 * <p>Printed as {@code source:id}; a source's name never contains a colon, an id may.
 */
public record RecordKey(String source, String id) implements Comparable<RecordKey> {
  private static final Comparator<RecordKey> ORDER =
      Comparator.comparing(RecordKey::source).thenComparing(RecordKey::id);

  public RecordKey {
    if (source.isEmpty() || source.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a source's name is not empty and has no colon, but is \"" + source + "\"");
    }
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a record of source " + source + " has an empty id");
    }
  }

  /** Reads the printed form. */
  public static RecordKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a record is named source:id, not \"" + text + "\"");
    }
    return new RecordKey(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public int compareTo(RecordKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return source + ":" + id;
  }
}
