package dev.tributary.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody meant who wrote a name that does not exist. */
final class Suggestion {
  private static final int FARTHEST = 3;
  private static final int LONGEST_NAME = 64;

  private Suggestion() {}

  /**
   * The cure to append to a message about an unknown name: the closest of the names that exist, or
   * all of them when none is close.
   */
  static String among(Collection<String> names, String written) {
    String close = closest(names, written);
    if (!close.isEmpty()) {
      return "did you mean \"" + close + "\"?";
    }
    return names.isEmpty()
        ? "there is none to choose from"
        : "it is one of " + String.join(", ", names.stream().sorted().toList());
  }

  private static String closest(Collection<String> names, String written) {
    if (written.length() > LONGEST_NAME) {
      return "";
    }
    String plain = plain(written);
    int allowed = Math.min(FARTHEST, Math.max(1, plain.length() / 2));
    LevenshteinDistance distance = new LevenshteinDistance(allowed);
    return names.stream()
        .filter(name -> distance.apply(plain(name), plain) >= 0)
        .min(
            Comparator.comparingInt((String name) -> distance.apply(plain(name), plain))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }
}
