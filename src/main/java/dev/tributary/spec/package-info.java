/**
 * Reads the YAML that says how an entity type is resolved, and compiles it.
 *
 * <p>In: the text of a spec. Out: a {@link Plan}, which the stages run by, or the problems that
 * keep the text from being one, each with its line. This is the only package that reads YAML.
 */
@NullMarked
package dev.tributary.spec;

import org.jspecify.annotations.NullMarked;
