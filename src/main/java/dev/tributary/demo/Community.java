package dev.tributary.demo;

import java.util.List;

/**
 * The unit of generation: people whose employers, households and names are planned together.
 *
 * @param companies where they work
 * @param likenesses who was made to look like whom
 */
record Community(
    long number, List<Person> people, List<Company> companies, List<Likeness> likenesses) {
  /** The people of a community. */
  static final int SIZE = 64;

  /**
   * People made to look alike.
   *
   * @param members places in the list of people
   */
  record Likeness(TrapKind kind, List<Integer> members) {}
}
