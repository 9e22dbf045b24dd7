/**
 * Learns the weights of Fellegi-Sunter scoring from records, mostly without labels.
 *
 * <p>In: a set of records under a plan, settings with a seed, labels where there are any. Out: a
 * {@link dev.tributary.scoring.TrainedModel}, how the estimates came about, and warnings where the
 * data did not say enough. The same input gives the same model, bit for bit.
 *
 * <p>u is counted on random pairs; m by expectation-maximisation over blocked pairs with u fixed,
 * in several passes, each for the comparisons that its blocks do not depend on; the prior from
 * deterministic rules of stated recall, or from the candidate pairs.
 */
@NullMarked
package dev.tributary.training;

import org.jspecify.annotations.NullMarked;
