/**
 * Files as tables: CSV, JSON lines and Parquet in, CSV out.
 *
 * <p>In: a path. Out: its rows with their line numbers, as text by column; a row that cannot be
 * read is reported with its line and the rest goes on.
 */
@NullMarked
package dev.tributary.codec.table;

import org.jspecify.annotations.NullMarked;
