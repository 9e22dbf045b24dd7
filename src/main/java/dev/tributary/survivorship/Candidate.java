package dev.tributary.survivorship;

import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.Locale;
import java.util.Set;

/**
 * A value that may survive.
 *
 * @param value as its source wrote it
 * @param folded the same for all spellings of the value, see {@link FoldedValue}
 * @param position its place among the values of its record
 * @param sourceRank the place of its source in the order of priority, 0 for the first
 * @param frequency how many records of the entity have the value, in whatever spelling
 */
record Candidate(
    String value,
    String folded,
    RecordKey key,
    int position,
    long eventTimeMillis,
    int sourceRank,
    int frequency) {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "n/a",
          "n.a.",
          "na",
          "none",
          "null",
          "nil",
          "nan",
          "unknown",
          "undefined",
          "tbd",
          "tba",
          "not available",
          "not applicable",
          "not provided",
          "not known",
          "no name",
          "anonymous",
          "test",
          "dummy",
          "xxx");

  /** A candidate of which only this one record is known to have it. */
  static Candidate of(
      MemberRecord member, int position, String value, String folded, int sourceRank) {
    return new Candidate(
        value, folded, member.key(), position, member.eventTimeMillis(), sourceRank, 1);
  }

  Candidate withFrequency(int records) {
    return new Candidate(value, folded, key, position, eventTimeMillis, sourceRank, records);
  }

  /** In code points, runs of space counted as one. */
  int length() {
    return folded.codePointCount(0, folded.length());
  }

  /** Says whether the value only fills a form: N/A, unknown, or no letter and no digit at all. */
  boolean isPlaceholder() {
    return PLACEHOLDERS.contains(folded)
        || folded.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** How many words are more than an initial. */
  int fullWords() {
    int full = 0;
    int visible = 0; // letters and digits of the word so far
    for (int i = 0; i < folded.length(); ) {
      int point = folded.codePointAt(i);
      i += Character.charCount(point);
      if (point == ' ') {
        visible = 0;
      } else if (Character.isLetterOrDigit(point)) {
        visible++;
        full += visible == 2 ? 1 : 0;
      }
    }
    return full;
  }

  /**
   * Says whether the case of the letters was chosen with care: both cases in a text, lower case in
   * an email address. Text in a script without case is always well written.
   */
  boolean isWellWritten() {
    if (value.indexOf('@') >= 0) {
      return value.equals(value.toLowerCase(Locale.ROOT));
    }
    boolean hasUpper = value.codePoints().anyMatch(Character::isUpperCase);
    boolean hasLower = value.codePoints().anyMatch(Character::isLowerCase);
    return hasUpper == hasLower;
  }
}
