/**
 * Turns comparisons of a candidate pair into one score.
 *
 * <p>In: the features of two records. Out: a total and what each rule or comparison contributed to
 * it. Pure, symmetric, safe for use by several threads.
 */
@NullMarked
package dev.tributary.scoring;

import org.jspecify.annotations.NullMarked;
