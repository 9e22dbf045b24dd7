package dev.tributary.normalisation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The arguments that a spec gives to a staging function, checked when they are read. */
final class StagingArguments {
  private final String function;
  private final Map<String, String> given;
  private final Set<String> asked = new TreeSet<>();

  StagingArguments(String function, Map<String, String> given) {
    this.function = function;
    this.given = given;
  }

  /** An argument that has to be there, and not empty. */
  String required(String name) {
    String value = optional(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "the staging function " + function + " needs the argument \"" + name + "\"");
    }
    return value;
  }

  /** An argument, or else its default. */
  String optional(String name, String otherwise) {
    asked.add(name);
    return given.getOrDefault(name, otherwise);
  }

  /** One of two words, as a yes or no. */
  boolean choice(String name, String no, String yes) {
    String value = optional(name, no);
    if (!value.equals(no) && !value.equals(yes)) {
      throw wrong(name, "is " + no + " or " + yes, value);
    }
    return value.equals(yes);
  }

  /** A whole number other than zero. */
  int position(String name) {
    String value = required(name);
    try {
      int number = Integer.parseInt(value);
      if (number != 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, "is a whole number", value);
    }
    throw wrong(name, "counts from 1, or from -1 at the end", value);
  }

  /** Refuses arguments that the function has not asked for. */
  void checkAllUsed() {
    for (String name : new TreeSet<>(given.keySet())) {
      if (!asked.contains(name)) {
        throw new IllegalArgumentException(
            "the staging function "
                + function
                + " knows no argument \""
                + name
                + "\"; "
                + (asked.isEmpty() ? "it takes none" : "known are " + String.join(", ", asked)));
      }
    }
  }

  private IllegalArgumentException wrong(String name, String rule, String value) {
    return new IllegalArgumentException(
        "the argument \""
            + name
            + "\" of the staging function "
            + function
            + " "
            + rule
            + ", not \""
            + value
            + "\"");
  }
}
