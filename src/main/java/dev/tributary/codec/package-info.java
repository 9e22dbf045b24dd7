/**
 * Reads what comes in: change events of any of the accepted forms, as changes of source rows.
 *
 * <p>In: the bytes of a Kafka record's key and value (Debezium envelopes, Debezium's unwrapped
 * form, plain JSON rows, tombstones; each with or without Kafka Connect's schema wrapper). Out: a
 * change of a row, or the reason why there is none, in words that carry no value of the row. Pure,
 * safe for use by several threads.
 */
@NullMarked
package dev.tributary.codec;

import org.jspecify.annotations.NullMarked;
