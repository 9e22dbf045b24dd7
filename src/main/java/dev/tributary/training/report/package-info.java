/**
 * Shows a training to people.
 *
 * <p>In: the outcome of a training. Out: a summary in lines, and one HTML page with charts that
 * needs nothing else: no script, no image, no font from elsewhere. Neither holds a value of a
 * record.
 */
@NullMarked
package dev.tributary.training.report;

import org.jspecify.annotations.NullMarked;
