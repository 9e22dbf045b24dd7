/**
 * The search for entities: an index of the golden records that an instance keeps, and of what their
 * records have beside.
 *
 * <p>In: the rows of golden records as they change; what is looked for. Out: the ids of entities,
 * best first.
 */
@NullMarked
package dev.tributary.search;

import org.jspecify.annotations.NullMarked;
