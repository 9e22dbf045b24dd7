package dev.tributary.codec.parquet.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the columns of a table out of the tree that a file describes. */
final class Schema {
  private static final int UUID_BYTES = 16;

  private final List<SchemaElement> elements;
  private final ParquetLimits limits;
  private int at = 1;

  private Schema(List<SchemaElement> elements, ParquetLimits limits) {
    this.elements = elements;
    this.limits = limits;
  }

  /** The columns in their order; refuses what cannot be the column of a table, by name. */
  static List<LeafColumn> columns(List<SchemaElement> elements, ParquetLimits limits)
      throws CorruptBytesException, ParquetFormatException {
    if (elements.isEmpty() || !elements.get(0).isGroup()) {
      throw new CorruptBytesException("the schema has no root");
    }
    return new Schema(elements, limits).columns(elements.get(0).children());
  }

  private List<LeafColumn> columns(int count) throws CorruptBytesException, ParquetFormatException {
    if (count > limits.columns()) {
      throw tooWide(count, limits);
    }
    List<LeafColumn> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      LeafColumn column = column(next());
      if (column.name().isBlank() || !names.add(column.name())) {
        throw new ParquetFormatException(
            "has a column, the %d., that has no name or that of another".formatted(i + 1),
            "Rename it.");
      }
      columns.add(column);
    }
    if (at != elements.size()) {
      throw new CorruptBytesException("the schema has elements that are nowhere");
    }
    return columns;
  }

  static ParquetFormatException tooWide(int columns, ParquetLimits limits) {
    return new ParquetFormatException(
        "has %d columns, more than %d".formatted(columns, limits.columns()),
        "Leave out those that the source does not need.");
  }

  private SchemaElement next() throws CorruptBytesException {
    if (at == elements.size()) {
      throw new CorruptBytesException("the schema has fewer elements than it says");
    }
    return elements.get(at++);
  }

  private LeafColumn column(SchemaElement top)
      throws CorruptBytesException, ParquetFormatException {
    int level = top.isOptional() ? 1 : 0;
    if (!top.isGroup()) {
      return top.isRepeated()
          ? leaf(top.name(), top, 1, true, 1)
          : leaf(top.name(), top, level, false, 0);
    }
    if (top.isRepeated() || top.annotation().kind() != Annotation.Kind.LIST) {
      throw nested(
          top.name(),
          top.annotation().kind() == Annotation.Kind.OTHER
              ? top.annotation().name()
              : "structures");
    }
    SchemaElement entry = top.children() == 1 ? next() : top;
    if (!entry.isRepeated()) {
      throw new CorruptBytesException("a list in the schema has no entries");
    }
    int filled = level + 1;
    if (!entry.isGroup()) {
      return leaf(top.name(), entry, filled, true, filled);
    }
    SchemaElement element = entry.children() == 1 ? next() : entry;
    if (element.isGroup() || element.isRepeated() || isStructure(top, entry)) {
      throw nested(top.name(), "lists of lists or structures");
    }
    return leaf(top.name(), element, element.isOptional() ? filled + 1 : filled, true, filled);
  }

  /** Names by which older writers mark an entry that is a structure of one field. */
  private static boolean isStructure(SchemaElement list, SchemaElement entry) {
    return entry.name().equals("array") || entry.name().equals(list.name() + "_tuple");
  }

  private static ParquetFormatException nested(String name, String what) {
    return ParquetFormatException.refused(
        name, what, "Leave it out, or write its parts as columns of their own.");
  }

  private LeafColumn leaf(String name, SchemaElement element, int present, boolean list, int filled)
      throws CorruptBytesException, ParquetFormatException {
    PhysicalType type = PhysicalType.of(element.type());
    CellText texts = new CellText(element.annotation(), type, limits.cellChars());
    if (!texts.isKnown()) {
      throw ParquetFormatException.refused(
          name, texts.kind(), "Leave it out, or write it as text.");
    }
    if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY
        && (element.length() == 0
            || (element.annotation().kind() == Annotation.Kind.UUID
                && element.length() != UUID_BYTES))) {
      throw new CorruptBytesException("the values of a column have no length");
    }
    return new LeafColumn(name, type, element.length(), present, list, filled, texts);
  }
}
