/**
 * What happens, as it happens: the newest messages of the output topics for many listeners, read
 * once.
 *
 * <p>In: the output topics, and where a listener was when it heard last. Out: events in the order
 * of their partitions, each with the place to go on from.
 */
@NullMarked
package dev.tributary.events;

import org.jspecify.annotations.NullMarked;
