/**
 * Erasure of a subject from everything that is written on its behalf.
 *
 * <p>In: the names of its records. Out: suppressions and tombstones, and a receipt that says what
 * was removed and what remains until when.
 */
@NullMarked
package dev.tributary.erasure;

import org.jspecify.annotations.NullMarked;
