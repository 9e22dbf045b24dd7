package dev.tributary.cli.live;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.Map;

/**
 * A golden record and the records behind it.
 *
 * @param name what people call it
 * @param records by increasing key
 * @param golden attribute to surviving value
 * @param givers attribute to the record that gave its value
 * @param values record to attribute to the values as the source wrote them
 */
record Portrait(
    String name,
    String entity,
    double confidence,
    List<RecordKey> records,
    Map<String, String> golden,
    Map<String, RecordKey> givers,
    Map<RecordKey, Map<String, String>> values) {

  /** What a record has for an attribute; empty where nothing. */
  String value(RecordKey record, String attribute) {
    return values.getOrDefault(record, Map.of()).getOrDefault(attribute, "");
  }
}
