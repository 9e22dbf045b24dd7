package dev.tributary.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** A value as its words. */
final class Words {
  /**
   * How many words of a value are looked at: the measures of words compare each with each, and no
   * name, title or address has more.
   */
  static final int MOST = 48;

  private Words() {}

  static List<String> of(String value) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(value);
    while (tokens.hasMoreTokens() && words.size() < MOST) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  /** The words in one order, whatever the order they were written in. */
  static String sorted(String value) {
    if (value.indexOf(' ') < 0) {
      return value;
    }
    List<String> words = of(value);
    Collections.sort(words);
    return String.join(" ", words);
  }
}
