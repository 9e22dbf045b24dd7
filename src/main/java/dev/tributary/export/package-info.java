/**
 * What is published, as files: all of it, or what changed since the last time.
 *
 * <p>In: an output topic, and a cursor of an earlier export. Out: rows as JSON lines, CSV or
 * Parquet, and the cursor of the next one.
 */
@NullMarked
package dev.tributary.export;

import org.jspecify.annotations.NullMarked;
