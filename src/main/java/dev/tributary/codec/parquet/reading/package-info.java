/**
 * Parquet files of others, read row by row.
 *
 * <p>In: a file that nobody vouches for, and limits. Out: its rows as text by column, in order; a
 * row of which a cell cannot be used says so and the rest goes on, a file that is broken or has
 * what is not read here ends with the place and the cure. No more than a page of each column is in
 * memory.
 */
@NullMarked
package dev.tributary.codec.parquet.reading;

import org.jspecify.annotations.NullMarked;
