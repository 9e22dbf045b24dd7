package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What tells the generations of a family apart that bear one name: senior and I are the first,
 * junior and II the second, and so on.
 */
final class Generation implements Normaliser {
  private static final String FIRST = "I";
  private static final int NONE = 0;

  private static final List<List<String>> WORDS =
      List.of(
          List.of("sr", "snr", "senior", "i", "1st", "1"),
          List.of("jr", "jnr", "junior", "ii", "2nd", "2"),
          List.of("iii", "3rd", "3"),
          List.of("iv", "4th", "4"),
          List.of("5th", "5"));

  private static final Map<String, Integer> NUMBERS = numbers();

  /** The number of the first word that is one; nothing where there is none, as in "PhD". */
  @Override
  public Normalised normalise(String raw) {
    for (String word : TextFolding.words(raw).split(" ")) {
      int number = NUMBERS.getOrDefault(word, NONE);
      if (number != NONE) {
        return Normalised.of(Integer.toString(number));
      }
    }
    return Normalised.NOTHING;
  }

  /**
   * The word of a name that says the generation, as it is written; empty where none does. A name
   * has to be left beside it: "Junior" alone is one. An "I" says it at the end, without a dot.
   */
  static String wordOf(String name) {
    List<List<String>> segments = FullNameText.segments(name);
    for (int i = 0; i < segments.size(); i++) {
      List<String> words = segments.get(i);
      int last = words.size() - 1;
      boolean besideName = last > 0 || (last == 0 && i > 0 && !words.get(0).equals(FIRST));
      if (besideName && says(words.get(last))) {
        return words.get(last);
      }
    }
    return "";
  }

  private static boolean says(String word) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    boolean letters = Character.isLetter(bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1));
    return letters
        && NUMBERS.containsKey(bare.toLowerCase(Locale.ROOT))
        && (!bare.equalsIgnoreCase(FIRST) || word.equals(FIRST));
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < WORDS.size(); i++) {
      for (String word : WORDS.get(i)) {
        numbers.put(word, i + 1);
      }
    }
    return Map.copyOf(numbers);
  }
}
