/**
 * Stewards' decisions as they stand on their topic.
 *
 * <p>In: keys and values of the topic {@code stewardship}. Out: what each decision means for each
 * record that it names, as constraints; or what is wrong with it.
 */
@NullMarked
package dev.tributary.topology.decision;

import org.jspecify.annotations.NullMarked;
