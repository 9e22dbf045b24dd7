package dev.tributary.demo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes names in fewer letters, as forms and mail systems make people do. */
final class Letters {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z]+");

  /** Letters that Unicode does not decompose into a plain letter and a mark. */
  private static final Map<String, String> UNDECOMPOSED =
      Map.of("ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ß", "ss");

  private Letters() {}

  /** The same name without accents. */
  static String withoutAccents(String name) {
    String folded = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    for (Map.Entry<String, String> letter : UNDECOMPOSED.entrySet()) {
      folded = folded.replace(letter.getKey(), letter.getValue());
    }
    return folded;
  }

  /** Only a to z, for mail addresses and domains. */
  static String plain(String name) {
    return NOT_PLAIN.matcher(lower(withoutAccents(name))).replaceAll("");
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
