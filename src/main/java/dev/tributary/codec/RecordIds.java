package dev.tributary.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the id of a record: in the key of its event, in the primary key's columns of its row, or in
 * both, where they have to agree.
 *
 * <p>The values of a composite key are joined by {@code |} in the order of the spec; in each of
 * them {@code |} and {@code \} are preceded by {@code \}, so that different keys stay different.
 */
final class RecordIds {
  private final List<String> columns;
  private final ConnectWrapper wrapper;
  private final JsonObjectReader reader;
  private final RowReader rows;
  private final DecoderLimits limits;

  RecordIds(
      List<String> primaryKeyColumns,
      JsonObjectReader reader,
      RowReader rows,
      DecoderLimits limits) {
    this.columns = primaryKeyColumns;
    this.reader = reader;
    this.wrapper = new ConnectWrapper(limits);
    this.rows = rows;
    this.limits = limits;
  }

  /** The id in the bytes of a key; null if there is none. */
  @Nullable String ofKey(byte @Nullable [] key) throws UnreadableException {
    if (key == null || key.length == 0) {
      return null;
    }
    JsonText text = JsonText.screen("key", key, limits);
    return switch (text.firstByte()) {
      case '{' -> ofPayload(wrapper.unwrap(text));
      case '[' -> throw new UnreadableException(UnreadableCause.KEY_UNREADABLE, "key is an array");
      case '"' -> nullIfBlank(reader.readString(text));
      default -> ofBareText(text.asString());
    };
  }

  /** The id in a row; null if it has no value in a column of the primary key. */
  @Nullable String ofRow(Map<String, String> row) {
    if (columns.size() == 1) {
      return nullIfBlank(row.get(columns.get(0)));
    }
    StringBuilder id = new StringBuilder();
    for (String column : columns) {
      String value = row.get(column);
      if (value == null || value.isBlank()) {
        return null;
      }
      id.append(id.isEmpty() ? "" : "|").append(value.replace("\\", "\\\\").replace("|", "\\|"));
    }
    return id.toString();
  }

  /** The id that key and row agree on. */
  String agreed(@Nullable String ofKey, @Nullable String ofRow) throws UnreadableException {
    String id = ofKey == null ? ofRow : ofKey;
    if (id == null) {
      throw new UnreadableException(
          UnreadableCause.NO_KEY, "primary key " + String.join(", ", columns));
    }
    if (ofRow != null && !ofRow.equals(id)) {
      throw new UnreadableException(
          UnreadableCause.KEY_MISMATCH, "primary key " + String.join(", ", columns));
    }
    if (id.indexOf('\uFFFD') >= 0) {
      throw new UnreadableException(
          UnreadableCause.KEY_UNREADABLE,
          "it has a replacement character, which different characters may have become");
    }
    if (id.length() > limits.maxIdChars()) {
      throw new UnreadableException(
          UnreadableCause.LIMIT_EXCEEDED,
          "id of " + id.length() + " characters, limit " + limits.maxIdChars());
    }
    return id;
  }

  private @Nullable String ofPayload(ConnectWrapper.Payload payload) throws UnreadableException {
    JsonFields fields = payload.fields();
    if (fields == null) {
      return nullIfBlank(payload.scalar());
    }
    Set<String> names = new HashSet<>(fields.texts().keySet());
    // Debezium's routing adds such a field to tell tables apart that go to one topic.
    names.removeIf(name -> name.startsWith("__"));
    Map<String, String> row = rows.columns(fields, payload.schema());
    if (columns.size() == 1 && names.size() == 1) {
      // The only field is the id, whatever it is called: columns get renamed on the way.
      return nullIfBlank(row.get(names.iterator().next()));
    }
    if (!names.equals(Set.copyOf(columns))) {
      throw new UnreadableException(
          UnreadableCause.KEY_FIELDS,
          names.size() + " fields in the key, primary key " + String.join(", ", columns));
    }
    return ofRow(row);
  }

  private static @Nullable String ofBareText(String text) {
    return text.equals("null") ? null : nullIfBlank(text);
  }

  private static @Nullable String nullIfBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
