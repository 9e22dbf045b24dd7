/**
 * What a run has come to: read back from the output topics, checked, measured, and written down.
 *
 * <p>In: committed messages of the output topics, what was fed, and the times of it. Out: tables
 * and a report as files, a summary as lines.
 */
@NullMarked
package dev.tributary.cli.report;

import org.jspecify.annotations.NullMarked;
