package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;

/** Numbers that have to be above zero. */
final class Positive {
  private Positive() {}

  static int of(String option, int value) {
    if (value < 1) {
      throw CommandFailure.usage(option + " is a number above 0, not " + value);
    }
    return value;
  }
}
