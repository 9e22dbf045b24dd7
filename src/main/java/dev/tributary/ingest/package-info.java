/**
 * What is sent to the topics on behalf of callers: rows of sources, and what stewards decide.
 *
 * <p>In: rows as JSON, messages. Out: change events that the resolver is known to accept, stored by
 * the broker.
 */
@NullMarked
package dev.tributary.ingest;

import org.jspecify.annotations.NullMarked;
