package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states and provinces that addresses abbreviate, by code and by name. */
final class States {
  private static final States BUILT_IN = new States(ConfigTable.rows("states.csv"));

  /** The countries whose prefix ISO 3166-2 puts in front of a code: "US-CA". */
  private static final Set<String> COUNTRIES = Set.of("us", "ca", "au");

  private final Map<String, String> codes = new HashMap<>();

  private States(List<List<String>> rows) {
    for (List<String> row : rows) {
      codes.put(row.get(0).toLowerCase(Locale.ROOT), row.get(0));
      row.subList(1, row.size()).forEach(name -> codes.put(name, row.get(0)));
    }
  }

  /** The states that come with the program. */
  static States builtIn() {
    return BUILT_IN;
  }

  /** The code of a state given in folded words, or null if it is none of those known. */
  @Nullable String code(String words) {
    String code = codes.get(words);
    if (code != null || words.indexOf(' ') < 0) {
      return code;
    }
    if (words.indexOf(' ') == 2 && COUNTRIES.contains(words.substring(0, 2))) {
      return codes.get(words.substring(3));
    }
    // "N.Y.": the letters of a code, one by one.
    return words.length() <= 5 ? codes.get(words.replace(" ", "")) : null;
  }
}
