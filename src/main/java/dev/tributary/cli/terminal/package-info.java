/**
 * How a command meets its user: exit codes, failures in one line, the end by Ctrl-C, the terminal.
 *
 * <p>In: what commands have to say. Out: lines on the two standard streams, as what stands behind
 * them allows: escape codes and a line in place on a terminal, plain lines elsewhere.
 */
@NullMarked
package dev.tributary.cli.terminal;

import org.jspecify.annotations.NullMarked;
