package dev.tributary.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one spec; a limited number, as nobody reads a thousand. */
final class Problems {
  static final int LIMIT = 200;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<String> noted = new LinkedHashSet<>();
  private boolean errors;
  private boolean truncated;

  void error(Place place, String message) {
    errors = true;
    add(Severity.ERROR, place, message);
  }

  void warning(Place place, String message) {
    add(Severity.WARNING, place, message);
  }

  void note(Place place, String message) {
    add(Severity.NOTE, place, message);
  }

  /** Notes something once, however many places it holds for: at the first of them. */
  void noteOnce(Place place, String message) {
    if (noted.add(message)) {
      note(place, message);
    }
  }

  boolean hasErrors() {
    return errors;
  }

  private void add(Severity severity, Place place, String message) {
    if (found.size() < LIMIT) {
      found.add(new Problem(severity, place.line(), place.column(), place.path(), message));
    } else {
      truncated = true;
    }
  }

  /** What was found, in the order of the text. */
  List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(BY_PLACE);
    if (truncated) {
      Severity severity = errors ? Severity.ERROR : Severity.NOTE;
      sorted.add(
          new Problem(severity, 1, 1, "", "more problems were found than the " + LIMIT + " shown"));
    }
    return sorted;
  }
}
