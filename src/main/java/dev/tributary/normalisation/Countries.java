package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The countries of ISO 3166 by code, by name in several languages, and by common aliases. */
final class Countries {
  /** In this order, should two languages use one name for two countries. */
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.ITALIAN,
          Locale.forLanguageTag("pt"),
          Locale.forLanguageTag("nl"));

  private static final Countries BUILT_IN = new Countries(ConfigTable.rows("countries.csv"));

  private final Map<String, String> codes = new HashMap<>();

  private Countries(List<List<String>> aliases) {
    for (String code : Locale.getISOCountries()) {
      codes.put(code.toLowerCase(Locale.ROOT), code);
    }
    for (String code : Locale.getISOCountries()) {
      codes.putIfAbsent(new Locale("", code).getISO3Country().toLowerCase(Locale.ROOT), code);
    }
    for (List<String> row : aliases) {
      row.forEach(name -> codes.putIfAbsent(TextFolding.words(name), row.get(0)));
    }
    for (Locale language : LANGUAGES) {
      for (String code : Locale.getISOCountries()) {
        String name = new Locale("", code).getDisplayCountry(language);
        codes.putIfAbsent(TextFolding.words(name), code);
      }
    }
  }

  /** The countries that come with the program. */
  static Countries builtIn() {
    return BUILT_IN;
  }

  /** The two letters of a country given in folded words, or null if it is none of those known. */
  @Nullable String code(String words) {
    return codes.get(words);
  }
}
