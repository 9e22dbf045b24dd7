package dev.tributary.codec.table;

/** A column of a table that is written: its name, and what its cells hold where they hold any. */
public record TableColumn(String name, Type type) {
  /** What cells hold. */
  public enum Type {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long}. */
    INTEGER,
    /** A {@link Double}. */
    NUMBER,
    /** A {@link Boolean}. */
    FLAG
  }

  public static TableColumn text(String name) {
    return new TableColumn(name, Type.TEXT);
  }

  public static TableColumn integer(String name) {
    return new TableColumn(name, Type.INTEGER);
  }

  public static TableColumn number(String name) {
    return new TableColumn(name, Type.NUMBER);
  }

  public static TableColumn flag(String name) {
    return new TableColumn(name, Type.FLAG);
  }
}
