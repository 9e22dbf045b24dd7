/**
 * Says how good a clustering is.
 *
 * <p>In: the true clustering and the one found. Out: pairwise, B-cubed and exact-cluster quality,
 * and the worst mistakes. No pair is ever enumerated: a million records take seconds.
 */
@NullMarked
package dev.tributary.evaluation;

import org.jspecify.annotations.NullMarked;
