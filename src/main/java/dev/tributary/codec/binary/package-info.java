/**
 * The project's own binary formats: values of stores and messages, and keys whose bytes sort as the
 * things that they stand for.
 *
 * <p>In: values of the model. Out: bytes, and back. Whatever bytes come in, reading ends with a
 * value or a {@link dev.tributary.codec.binary.CorruptFormatException}.
 */
@NullMarked
package dev.tributary.codec.binary;

import org.jspecify.annotations.NullMarked;
