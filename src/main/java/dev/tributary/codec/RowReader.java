package dev.tributary.codec;

import dev.tributary.codec.ColumnType.Meaning;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a row out of the fields of a JSON object: text by column, no nulls. */
final class RowReader {
  private static final String PLACEHOLDER = "__debezium_unavailable_value";

  /** The placeholder as text, as a list, and as a binary column in base64. */
  private static final Set<String> NOT_SENT =
      Set.of(PLACEHOLDER, "[\"" + PLACEHOLDER + "\"]", "X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ==");

  private final JsonObjectReader reader;
  private final Predicate<String> needed;
  private final int maxChars;

  RowReader(JsonObjectReader reader, Predicate<String> needed, DecoderLimits limits) {
    this.reader = reader;
    this.needed = needed;
    this.maxChars = limits.maxTextChars();
  }

  /**
   * The columns that have a value; refuses a row of which a needed column cannot be used. Takes the
   * fields over: they are not to be used afterwards.
   */
  Map<String, String> columns(JsonFields fields, ConnectSchema schema) throws UnreadableException {
    return columns(fields, schema, needed);
  }

  /** Those columns of a deleted row that can be used; takes the fields over as well. */
  Map<String, String> known(JsonFields fields, ConnectSchema schema) throws UnreadableException {
    return columns(fields, schema, column -> false);
  }

  private Map<String, String> columns(
      JsonFields fields, ConnectSchema schema, Predicate<String> wanted)
      throws UnreadableException {
    Map<String, @Nullable String> columns = fields.texts();
    if (fields.hasContainers()) {
      for (Map.Entry<String, @Nullable String> column : columns.entrySet()) {
        JsonText json = fields.container(column.getKey());
        if (json != null) {
          column.setValue(nested(json, schema.column(column.getKey())));
        }
      }
    }
    for (Iterator<Map.Entry<String, @Nullable String>> i = columns.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<String, @Nullable String> column = i.next();
      String text = column.getValue();
      if (text == null || !usable(column.getKey(), text, wanted)) {
        i.remove();
      }
    }
    return Collections.unmodifiableMap(columns);
  }

  private String nested(JsonText json, ColumnType type) throws UnreadableException {
    if (type.meaning() == Meaning.VARIABLE_DECIMAL && json.firstByte() == '{') {
      JsonFields decimal = reader.read(json, ConnectSchema.NONE);
      String scale = decimal.text("scale");
      String value = decimal.text("value");
      if (scale != null && value != null && scale.matches("-?\\d{1,4}")) {
        return ColumnType.decimal(value, Integer.parseInt(scale));
      }
    }
    return json.compact();
  }

  /** False if the column has to be left out; refuses the row if it is one that counts. */
  private boolean usable(String column, String text, Predicate<String> wanted)
      throws UnreadableException {
    if (text.length() > maxChars) {
      if (wanted.test(column)) {
        throw new UnreadableException(
            UnreadableCause.LIMIT_EXCEEDED,
            "column " + column + " has " + text.length() + " characters, limit " + maxChars);
      }
      return false;
    }
    if (NOT_SENT.contains(text)) {
      if (wanted.test(column)) {
        throw new UnreadableException(UnreadableCause.VALUE_NOT_SENT, "column " + column);
      }
      return false;
    }
    return true;
  }
}
