/**
 * Measures what a spec achieves on data of which the truth is known.
 *
 * <p>In: folders of source files with {@code truth.csv}, and a directory of specs. Out: a table of
 * precision, recall and F1, by the weights of each spec and by weights trained without the truth.
 */
@NullMarked
package dev.tributary.cli.bench;

import org.jspecify.annotations.NullMarked;
