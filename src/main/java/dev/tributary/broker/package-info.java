/**
 * A real Kafka broker inside the process, for those who have none at hand.
 *
 * <p>In: a directory. Out: the address of a single-node KRaft cluster that keeps its data there,
 * across restarts and crashes. Knows nothing of entities; nothing of the project is imported.
 */
@NullMarked
package dev.tributary.broker;

import org.jspecify.annotations.NullMarked;
