package dev.tributary.spec;

import dev.tributary.blocking.KeyTransform;
import dev.tributary.blocking.KeyTransforms;
import dev.tributary.comparison.Metaphone;
import dev.tributary.comparison.Soundex;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The transforms of a blocking key's parts by their names in a spec: {@code soundex}, {@code
 * metaphone}, {@code year}, {@code prefix3} for the first three characters, {@code last4} for the
 * last four digits; {@code prefixes4-6-8} for several lengths, {@code ngram3@0.6} for n-grams of
 * three characters with a bar of 0.6 ({@code ngram3@0.6x2}: two to a key), {@code minhash16x3} for
 * 16 bands of three hashes of words ({@code minhash16x3/4}: of n-grams of four characters), {@code
 * hyperplanes12x8} for 12 bands of eight planes.
 */
final class KeyTransformNames {
  static final List<String> EXAMPLES =
      List.of(
          "exact",
          "soundex",
          "metaphone",
          "year",
          "prefix3",
          "last4",
          "prefixes4-6-8",
          "ngram3@0.6",
          "minhash16x3",
          "hyperplanes12x8");

  /** A family of transforms whose names have numbers in them. */
  private record Family(
      Pattern name, boolean several, Function<MatchResult, KeyTransform> transform) {}

  private static final String NUMBER = "([1-9]\\d?)";
  private static final List<Family> FAMILIES =
      List.of(
          family("prefix" + NUMBER, false, it -> KeyTransforms.prefix(number(it, 1))),
          family("last" + NUMBER, false, it -> KeyTransforms.lastDigits(number(it, 1))),
          family("prefixes([1-9]\\d?(?:-[1-9]\\d?){1,7})", true, it -> prefixes(it.group(1))),
          family(
              "ngram([2-8])@(0\\.\\d{1,6}|1|1\\.0)(?:x([1-3]))?",
              true,
              it ->
                  KeyTransforms.ngrams(
                      number(it, 1),
                      Double.parseDouble(it.group(2)),
                      it.group(3) == null ? 1 : number(it, 3))),
          family(
              "minhash" + NUMBER + "x" + NUMBER,
              true,
              it -> KeyTransforms.minHashOfWords(number(it, 1), number(it, 2))),
          family(
              "minhash" + NUMBER + "x" + NUMBER + "/([2-8])",
              true,
              it -> KeyTransforms.minHashOfGrams(number(it, 1), number(it, 2), number(it, 3))),
          family(
              "hyperplanes" + NUMBER + "x" + NUMBER,
              true,
              it ->
                  KeyTransforms.hyperplanes(
                      number(it, 1), number(it, 2), KeyTransforms.hashedGrams())));

  private KeyTransformNames() {}

  private static Family family(
      String name, boolean several, Function<MatchResult, KeyTransform> transform) {
    return new Family(Pattern.compile(name), several, transform);
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static KeyTransform prefixes(String lengths) {
    return KeyTransforms.prefixes(
        Arrays.stream(lengths.split("-", -1)).mapToInt(Integer::parseInt).toArray());
  }

  /** The transform of a name, none for the empty one; null for an unknown name. */
  static @Nullable KeyTransform find(String name) {
    for (Family family : FAMILIES) {
      Matcher matcher = family.name().matcher(name);
      if (matcher.matches()) {
        try {
          return family.transform().apply(matcher);
        } catch (IllegalArgumentException e) {
          return null; // a number that is too large, as of bands
        }
      }
    }
    return switch (name) {
      case "", "exact" -> KeyTransforms.exact();
      case "soundex" -> KeyTransform.single(Soundex::code);
      case "metaphone" -> KeyTransform.single(Metaphone::code);
      case "year" -> KeyTransforms.year();
      default -> null;
    };
  }

  /** Whether a transform makes several keys of one value. */
  static boolean makesSeveral(String name) {
    return FAMILIES.stream()
        .anyMatch(family -> family.several() && family.name().matcher(name).matches());
  }
}
