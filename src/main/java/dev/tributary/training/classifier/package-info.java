/**
 * Trains models of pairs from labels, for rules of type {@code ml}.
 *
 * <p>In: records under a plan, the features that the model looks at, and the entities of some
 * records. Out: a logistic regression or boosted trees with calibrated probabilities, and what they
 * reach on pairs that they have not seen.
 */
@NullMarked
package dev.tributary.training.classifier;

import org.jspecify.annotations.NullMarked;
