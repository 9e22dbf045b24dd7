/**
 * The binary forms of everything that the clustering protocol stores and sends.
 *
 * <p>In: rows and messages of {@link dev.tributary.clustering}. Out: bytes, and back. What stands
 * alone in a store or a topic begins with the version of its format; what is only ever a part of
 * something else has none. Whatever bytes come in, reading ends with a value or a {@link
 * dev.tributary.codec.binary.CorruptFormatException}.
 */
@NullMarked
package dev.tributary.topology.format;

import org.jspecify.annotations.NullMarked;
