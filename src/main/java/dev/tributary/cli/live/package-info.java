/**
 * Golden records as people look at them: a few beside the records behind them, and changes as they
 * happen.
 *
 * <p>In: a stream of changes, the rows of demo data, values of the output topics. Out: lines on the
 * terminal, and changes on the topics of the sources.
 */
@NullMarked
package dev.tributary.cli.live;

import org.jspecify.annotations.NullMarked;
