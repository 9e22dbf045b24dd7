/**
 * The published topics as tables that can be asked by key, from any instance.
 *
 * <p>In: the output topics, committed messages alone. Out: the newest value of a key, read here or
 * asked of the instance that owns the key; changes as they come.
 */
@NullMarked
package dev.tributary.query;

import org.jspecify.annotations.NullMarked;
