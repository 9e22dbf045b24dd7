/**
 * Says how alike two values are.
 *
 * <p>In: two normalised values. Out: a similarity from 0 (nothing alike) to 1 (equal). Pure,
 * symmetric, safe for use by several threads.
 */
@NullMarked
package dev.tributary.comparison;

import org.jspecify.annotations.NullMarked;
