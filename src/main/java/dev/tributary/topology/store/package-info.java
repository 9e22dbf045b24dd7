/**
 * The rows of the actors in Kafka Streams' state stores.
 *
 * <p>In and out: the types of the clustering protocol. Each store's keys sort as the type's own
 * order does, and each value begins with a format version.
 */
@NullMarked
package dev.tributary.topology.store;

import org.jspecify.annotations.NullMarked;
