/**
 * The words that every other package speaks: keys of records, changes, values, features, scores.
 *
 * <p>In: nothing. Out: immutable values without behaviour beyond their own consistency. This
 * package imports nothing of the project.
 */
@NullMarked
package dev.tributary.model;

import org.jspecify.annotations.NullMarked;
