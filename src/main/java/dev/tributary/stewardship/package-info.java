/**
 * Decisions of people: made as the resolver will accept them, one at a time for each id, with an
 * entry in the audit.
 *
 * <p>In: what somebody decided, and what was known then. Out: messages on {@code stewardship} and
 * {@code audit}, or the state that the decider did not know.
 */
@NullMarked
package dev.tributary.stewardship;

import org.jspecify.annotations.NullMarked;
