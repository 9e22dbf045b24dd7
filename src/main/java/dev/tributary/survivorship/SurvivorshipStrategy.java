package dev.tributary.survivorship;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which of several values of a field survives.
 *
 * <p>Every strategy is a total order: where its own criterion leaves a tie, the value that more
 * records have goes first, then the more recent, then the source's rank, and the key in the end.
 */
public enum SurvivorshipStrategy {
  /** The value of the source that ranks first; within a source the most recent. */
  SOURCE_PRIORITY,

  /**
   * The value that says most: no placeholder such as N/A, then the most words written out (an
   * initial is none), then the most characters. {@link #LONGEST} would take "not available".
   */
  MOST_COMPLETE,

  /** The value of the record that its source changed last. */
  MOST_RECENT,

  /** The value that most records have, whatever the case and spacing they write it in. */
  MOST_FREQUENT,

  /** The value of the most characters, placeholders included. */
  LONGEST;

  /**
   * The strategy of a name, as a spec writes it.
   *
   * @throws IllegalArgumentException when there is none of that name; the message lists those known
   */
  public static SurvivorshipStrategy named(String name) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.specName().equals(name))
        .findAny()
        .orElseThrow(() -> unknown(name));
  }

  /** The name that a spec writes: source_priority. */
  public String specName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static IllegalArgumentException unknown(String name) {
    String known =
        Arrays.stream(values())
            .map(SurvivorshipStrategy::specName)
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "no survivorship strategy is called \"" + name + "\"; known are " + known);
  }
}
