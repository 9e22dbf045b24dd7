package dev.tributary.codec;

/** Why a change event cannot be read, with an explanation and a cure for the people who send it. */
public enum UnreadableCause {
  EMPTY_VALUE(
      "The value has no bytes at all",
      "Send a JSON object for a row; a deletion is a null value, not an empty one."),
  TOO_LARGE(
      "The event is larger than accepted",
      "Leave large columns out at the connector (column.exclude.list), or raise"
          + " limits.max_record_bytes in the spec (to 786432 at most)."),
  LIMIT_EXCEEDED(
      "A text, a name, a number or the nesting goes beyond a limit",
      "Leave the column out at the connector (column.exclude.list), or raise the limit."),
  TOO_MANY_COLUMNS(
      "The row has more columns than accepted",
      "Check that rows are not pivoted by mistake, or raise the limit."),
  BINARY_FORMAT(
      "This is a binary format, not JSON; a leading zero byte is what Confluent's Schema Registry"
          + " formats (Avro, Protobuf, JSON Schema) and Kafka's number serializers write",
      "Use the JSON converter: org.apache.kafka.connect.json.JsonConverter for the value,"
          + " the same or StringConverter for the key."),
  NOT_UTF8("The bytes are not UTF-8 text", "Have the producer write UTF-8."),
  INVALID_JSON("This is not valid JSON", "Check how the producer serializes its events."),
  CUT_OFF(
      "The JSON ends in the middle",
      "Check whether the producer, a column or a proxy limits the length of texts."),
  TRAILING_CONTENT(
      "Something follows after the end of the JSON object",
      "Send one JSON object per event; check whether two were glued together."),
  DUPLICATE_NAME(
      "A JSON object has two fields of the same name, and nothing says which of them counts",
      "Give each column one name; after renaming columns at the connector, check for clashes."),
  NOT_AN_OBJECT(
      "A row has to be a JSON object",
      "Send one object per event, with one field per column. MongoDB events need the"
          + " ExtractNewDocumentState transformation."),
  NOT_AN_ENVELOPE(
      "This is not a Debezium envelope: it has no operation (op) with a row before or after",
      "Set the source's format to UNWRAPPED, PLAIN or AUTO if the events are rows."),
  UNEXPECTED_ENVELOPE(
      "This is a Debezium envelope, where flattened rows are expected",
      "Set the source's format to DEBEZIUM or AUTO, or add the transformation"
          + " ExtractNewRecordState to the connector."),
  UNKNOWN_OPERATION(
      "The operation (op) of the Debezium event is not one of c, u, d, r",
      "Check the version and the transformations of the connector."),
  TRUNCATE(
      "The table was truncated (op t), which deletes rows without naming them",
      "Send a deletion per row (DELETE instead of TRUNCATE), or rebuild the source; with"
          + " skipped.operations=t the connector does not send these events."),
  LOGICAL_MESSAGE(
      "This is a message in the database's log (op m), not a change of a row",
      "Route such messages to another topic, or switch them off with skipped.operations."),
  MISSING_ROW(
      "The event has no row: there is nothing in it to insert or update",
      "Check the connector's transformations; a deletion is op d or a null value."),
  NO_KEY(
      "Nothing says which row this is: no key, and no value in the primary key's columns",
      "Key the events by the primary key, or correct primary_key in the spec."),
  KEY_UNREADABLE(
      "The key cannot be understood",
      "Send the primary key as text, as a JSON text or number, or as a JSON object of its columns"
          + " (a Debezium key)."),
  KEY_FIELDS(
      "The key's fields are not those of the primary key",
      "Let primary_key in the spec name all columns of the key, separated by commas."),
  KEY_MISMATCH(
      "The key names one row and the value another",
      "Check the connector's message.key.columns and the spec's primary_key."),
  VALUE_NOT_SENT(
      "The database did not send the value of a column that is needed (a large, unchanged one)",
      "ALTER TABLE … REPLICA IDENTITY FULL makes PostgreSQL send all values.");

  private final String explanation;
  private final String cure;

  UnreadableCause(String explanation, String cure) {
    this.explanation = explanation;
    this.cure = cure;
  }

  /** What is wrong, as the beginning of a sentence. */
  public String explanation() {
    return explanation;
  }

  /** What to do about it, as a sentence. */
  public String cure() {
    return cure;
  }

  /** What is wrong, where, and what cures it. */
  String inWords(String detail) {
    return explanation + " (" + detail + "). " + cure;
  }
}
