package dev.tributary.codec;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a decoder has to know about a source.
 *
 * @param source the source's name, as records are named after it
 * @param primaryKey the column that identifies a row; several, separated by commas, for a composite
 *     primary key
 * @param format the form of the source's events
 */
public record SourceFormat(String source, String primaryKey, Format format) {

  /** The form of a source's change events. */
  public enum Format {
    /** Whichever of the others an event looks like. */
    AUTO,
    /** Debezium envelopes, with the operation and the row before and after it. */
    DEBEZIUM,
    /** Debezium's flattened events: the row itself, with metadata in columns that start with __. */
    UNWRAPPED,
    /** The row itself and nothing else. */
    PLAIN
  }

  public SourceFormat {
    if (source.isEmpty() || source.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "a source's name is not empty and has no colon, but is \"" + source + "\"");
    }
    List<String> columns = split(primaryKey);
    if (columns.contains("") || new LinkedHashSet<>(columns).size() != columns.size()) {
      throw new IllegalArgumentException(
          "the primary key of source "
              + source
              + " names one column, or several different ones separated by commas, but is \""
              + primaryKey
              + "\"");
    }
  }

  /** The columns of the primary key, in the order in which their values are joined. */
  public List<String> primaryKeyColumns() {
    return split(primaryKey);
  }

  private static List<String> split(String primaryKey) {
    return Arrays.stream(primaryKey.split(",", -1)).map(String::strip).toList();
  }
}
