package dev.tributary.normalisation;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Free text, such as titles: its words in lower case, without punctuation and diacritics. HTML's
 * character references, named and numeric, count as what they stand for.
 */
final class WordsNormaliser implements Normaliser {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));");
  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", " ",
          "ndash", " ");

  @Override
  public Normalised normalise(String raw) {
    String text = raw.indexOf('&') < 0 ? raw : decoded(raw);
    return Normalised.remaining(TextFolding.words(text), raw);
  }

  private static String decoded(String text) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.replaceAll(found -> Matcher.quoteReplacement(meant(found)));
  }

  private static String meant(MatchResult found) {
    if (found.group(3) != null) {
      return NAMED.getOrDefault(found.group(3), found.group());
    }
    int point =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : Integer.parseInt(found.group(2), 16);
    boolean character =
        Character.isValidCodePoint(point) && !(point >= 0xD800 && point <= 0xDFFF) && point > 0;
    return character ? Character.toString(point) : " ";
  }
}
