package dev.tributary.blocking;

import java.util.Arrays;

/** The transforms of key values that need no more than the value's characters. */
public final class KeyTransforms {
  private static final int YEAR_DIGITS = 4;

  private KeyTransforms() {}

  /** The value itself. */
  public static KeyTransform exact() {
    return KeyTransform.single(value -> value);
  }

  /** The first characters; a shorter value whole. */
  public static KeyTransform prefix(int length) {
    checkLength(length);
    return KeyTransform.single(value -> prefix(value, length));
  }

  /**
   * The first characters in several lengths: the neighbourhood of a value in sorted order, without
   * sorting anything. Where many values begin alike, the blocks of the short prefixes reach their
   * cap and contribute nothing, and those of the longer ones take over; so the neighbourhood is
   * wide where values are few and narrow where they are many. Of a value shorter than a length
   * there is no prefix of that length, but the whole value once.
   */
  public static KeyTransform prefixes(int... lengths) {
    int[] sorted = Arrays.stream(lengths).sorted().distinct().toArray();
    Arrays.stream(sorted).forEach(KeyTransforms::checkLength);
    return (value, keys) -> {
      int characters = value.codePointCount(0, value.length());
      if (characters == 0) {
        return;
      }
      for (int length : sorted) {
        // With its length, or the short value "ann" would share a block with every "ann…".
        keys.accept(Math.min(length, characters) + ":" + prefix(value, length));
        if (length >= characters) {
          return;
        }
      }
    };
  }

  /**
   * Character n-grams, so that no two values are missed whose n-grams are shared to at least a part
   * of {@code bar}; of the first 120 characters.
   *
   * @param size characters of an n-gram, 2 to 8
   * @param bar above 0, at most 1
   * @param together n-grams that make up a key, 1 to 3: with more of them keys become more, and
   *     blocks smaller
   */
  public static KeyTransform ngrams(int size, double bar, int together) {
    return new NgramPrefix(size, bar, together);
  }

  /**
   * MinHash of the words of a text: texts that share a part of s of their words share a block with
   * probability 1 - (1 - s^rows)^bands.
   */
  public static KeyTransform minHashOfWords(int bands, int rows) {
    return new MinHashBands(bands, rows, Words::of);
  }

  /** As {@link #minHashOfWords}, of the character n-grams of a text. */
  public static KeyTransform minHashOfGrams(int bands, int rows, int size) {
    return new MinHashBands(bands, rows, new CharacterGrams(size)::of);
  }

  /**
   * Random hyperplanes: texts whose vectors are at an angle of a share a block with probability 1 -
   * (1 - (1 - a / pi)^planes)^bands.
   */
  public static KeyTransform hyperplanes(int bands, int planes, TextVectors vectors) {
    return new HyperplaneBands(bands, planes, vectors);
  }

  /** Vectors made of words and their n-grams, without a model. */
  public static TextVectors hashedGrams() {
    return new HashedGramVectors();
  }

  private static String prefix(String value, int length) {
    return value.codePointCount(0, value.length()) <= length
        ? value
        : value.substring(0, value.offsetByCodePoints(0, length));
  }

  /**
   * The last digits, whatever stands between them; nothing where there are fewer, since a fragment
   * of a number brings strangers together.
   */
  public static KeyTransform lastDigits(int length) {
    checkLength(length);
    return KeyTransform.single(
        value -> {
          String digits = digits(value);
          return digits.length() < length ? "" : digits.substring(digits.length() - length);
        });
  }

  /** The year of a date written year first, as normalised dates are; else nothing. */
  public static KeyTransform year() {
    return KeyTransform.single(
        value -> {
          String start = value.substring(0, Math.min(value.length(), YEAR_DIGITS));
          return digits(start).length() == YEAR_DIGITS ? digits(start) : "";
        });
  }

  /** The decimal digits of any script, as 0 to 9. */
  private static String digits(String value) {
    StringBuilder digits = new StringBuilder();
    value
        .codePoints()
        .filter(Character::isDigit)
        .forEach(point -> digits.append(Character.digit(point, 10)));
    return digits.toString();
  }

  private static void checkLength(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("a key takes at least 1 character, not " + length);
    }
  }
}
