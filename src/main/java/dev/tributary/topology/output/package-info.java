/**
 * What goes on the output topics, as the schemas in {@code topics/} say, and the way back.
 *
 * <p>In: outputs of the clustering stage and the compiled spec. Out: keys and JSON values; and from
 * such values the parts that a display or an export needs.
 */
@NullMarked
package dev.tributary.topology.output;

import org.jspecify.annotations.NullMarked;
