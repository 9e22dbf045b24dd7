package dev.tributary.codec.parquet.reading;

/**
 * A column of the table.
 *
 * @param type how its values are stored
 * @param length bytes of a value, where all have the same
 * @param present the definition level of an entry that has a value
 * @param list whether a cell is a list of values
 * @param filled the definition level from which on a list has an entry, one less being an empty
 *     list; 0 without lists
 * @param texts what its values mean
 */
record LeafColumn(
    String name,
    PhysicalType type,
    int length,
    int present,
    boolean list,
    int filled,
    CellText texts) {}
