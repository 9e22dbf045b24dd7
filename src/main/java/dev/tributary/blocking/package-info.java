/**
 * Decides which records are compared at all.
 *
 * <p>In: the features of a record. Out: the keys of its blocks; two records that share one are a
 * candidate pair. Pure, safe for use by several threads.
 */
@NullMarked
package dev.tributary.blocking;

import org.jspecify.annotations.NullMarked;
