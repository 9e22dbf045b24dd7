/**
 * Tables as Parquet files.
 *
 * <p>In: rows of typed cells, one after the other. Out: the bytes of a file, in order.
 */
@NullMarked
package dev.tributary.codec.parquet;

import org.jspecify.annotations.NullMarked;
