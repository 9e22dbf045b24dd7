package dev.tributary.query;

/** Names a row: a table and a key in it. */
public record Lookup(Table table, String key) {
  /** The crosswalk's row of a source record. */
  public static Lookup crosswalk(String source, String id) {
    return new Lookup(Table.CROSSWALK, source + ":" + id);
  }

  /** The golden record of an entity. */
  public static Lookup golden(String entity) {
    return new Lookup(Table.GOLDEN_RECORDS, entity);
  }
}
