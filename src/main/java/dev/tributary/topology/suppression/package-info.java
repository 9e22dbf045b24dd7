/**
 * Records that were erased and must not come back.
 *
 * <p>In: the topic of suppressions, a secret where there is one. Out: whether a record is among
 * them, without a name of any.
 */
@NullMarked
package dev.tributary.topology.suppression;

import org.jspecify.annotations.NullMarked;
