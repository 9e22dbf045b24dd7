/**
 * The command line: one class per command, on top of everything else.
 *
 * <p>In: arguments. Out: lines, files and an exit code.
 */
@NullMarked
package dev.tributary.cli;

import org.jspecify.annotations.NullMarked;
