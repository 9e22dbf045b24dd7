package dev.tributary.normalisation;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of dates: months in several languages, and words that only stand around. */
final class MonthNames {
  /** In this order, should an abbreviation mean two months. */
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.ITALIAN,
          Locale.forLanguageTag("pt"),
          Locale.forLanguageTag("nl"));

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Set<String> FILLERS =
      new HashSet<>(Set.of("st", "nd", "rd", "th", "of", "the", "de", "del", "\u5E74", "\u65E5"));

  static {
    for (Locale language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : STYLES) {
          String name = TextFolding.words(month.getDisplayName(style, language));
          MONTHS.putIfAbsent(name, month.getValue());
        }
      }
    }
    MONTHS.put("sept", 9);
    for (DayOfWeek day : DayOfWeek.values()) {
      FILLERS.add(TextFolding.words(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
      FILLERS.add(TextFolding.words(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    }
    FILLERS.add("\u6708");
  }

  private MonthNames() {}

  /** The month of a folded name, 1 to 12; 0 for any other word. */
  static int month(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  /** Says whether a date means the same without this word: ordinal ends, weekdays. */
  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }
}
