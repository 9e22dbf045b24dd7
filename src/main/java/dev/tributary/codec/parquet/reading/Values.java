package dev.tributary.codec.parquet.reading;

/**
 * The values of a page, one after the other: {@link Boolean}, {@link Integer}, {@link Long}, {@link
 * Float}, {@link Double} or bytes, as the column's type has it.
 */
interface Values {
  /** The next one; refused where the page holds no more. */
  Object next() throws CorruptBytesException;
}
