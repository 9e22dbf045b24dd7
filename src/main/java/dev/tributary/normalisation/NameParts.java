package dev.tributary.normalisation;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of full names that are not names themselves. */
final class NameParts {
  /** What a word of a full name can be when it is no name. */
  enum Kind {
    TITLE,
    /** A title that goes with the given name: Sir Elton. */
    HONOUR,
    SUFFIX,
    /** Belongs to the family name behind it: van. */
    PARTICLE,
    /** Stands between two family names: Ortega y Gasset. */
    LINK,
    /** A family name of two characters, where one is usual and no space is written. */
    FAMILY
  }

  private static final NameParts BUILT_IN = new NameParts(ConfigTable.rows("name-parts.csv"));

  private final Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);

  private NameParts(List<List<String>> rows) {
    for (List<String> row : rows) {
      Kind kind = Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT));
      words.computeIfAbsent(kind, any -> new HashSet<>()).addAll(row.subList(1, row.size()));
    }
  }

  /** The words that come with the program. */
  static NameParts builtIn() {
    return BUILT_IN;
  }

  /** Says whether the word can be of this kind; dots and case do not matter. */
  boolean is(Kind kind, String word) {
    String bare = word.replace(".", "").replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    return words.getOrDefault(kind, Set.of()).contains(bare);
  }

  boolean isTitle(String word) {
    return is(Kind.TITLE, word) || is(Kind.HONOUR, word);
  }
}
