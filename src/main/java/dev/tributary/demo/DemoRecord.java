package dev.tributary.demo;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.Map;

/**
 * A record of a source, and whose it truly is.
 *
 * @param columns the whole row in the order of the header; columns without a value are absent
 * @param eventTimeMillis when the source last changed it, milliseconds since 1970 UTC
 * @param trueEntity the customer that it is about
 * @param decidable false where nothing usable in it ties it to the other records of its customer
 */
public record DemoRecord(
    RecordKey key,
    Map<String, String> columns,
    long eventTimeMillis,
    String trueEntity,
    boolean decidable) {

  /** This record as its source's first change of it; the sources number no changes. */
  public SourceChange toChange() {
    return new SourceChange(key, columns, eventTimeMillis, -1);
  }
}
