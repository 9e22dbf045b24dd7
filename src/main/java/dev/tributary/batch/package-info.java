/**
 * Resolves a set of records at once, in memory: the outcome that the stream arrives at.
 *
 * <p>In: a plan and source rows. Out: candidate pairs by the plan's blocks, scored pairs, entities.
 * Every step is the code that the running application uses too: mapping, features and blocks of the
 * plan, its scorer, and the partition function of the components. Records are numbered in the order
 * of their keys, so that nothing depends on the order in which they came; work is spread over the
 * processors, and the outcome does not depend on that either.
 */
@NullMarked
package dev.tributary.batch;

import org.jspecify.annotations.NullMarked;
