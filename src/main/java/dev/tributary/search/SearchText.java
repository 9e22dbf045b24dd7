package dev.tributary.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, within the limits.
 *
 * @param whole the text as a whole
 * @param words its words
 * @param ends what it ends with where it is a number, the longest first
 */
public record SearchText(String whole, List<String> words, List<String> ends) {
  /** How long a text may be, in UTF-16 units. */
  public static final int LONGEST = 256;

  /** How many words it may have. */
  public static final int MOST_WORDS = 12;

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException that says which limit it does not keep, and not what it is
   */
  public static SearchText of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "is longer than %d characters; look for less".formatted(LONGEST));
    }
    List<String> words = SearchWords.of(text).stream().distinct().toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("has no letter and no digit to look for");
    }
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "has more than %d words; look for less".formatted(MOST_WORDS));
    }
    return new SearchText(SearchWords.whole(text), words, SearchWords.endsOfNumber(text));
  }

  /** A text that may be absent: then everything is listed. */
  public static @Nullable SearchText orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : of(text);
  }

  /** Without what is looked for. */
  @Override
  public String toString() {
    return words.size() + " words";
  }
}
