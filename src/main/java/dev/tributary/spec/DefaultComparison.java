package dev.tributary.spec;

import dev.tributary.comparison.TfIdf;
import dev.tributary.spec.SpecDocument.LevelKind;
import dev.tributary.spec.SpecDocument.LevelSection;
import dev.tributary.spec.SpecDocument.MeasureSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attribute is compared where the spec only names it and leaves the weights to training: by
 * what its normaliser says that its values are, at levels for equal values, for one slip of the
 * keyboard, and for a vague likeness. Training finds out what each is worth, so a level too many
 * costs little, and the same levels do for all data.
 *
 * @param comparator what values are compared by
 * @param thresholds of the levels below equality, falling
 * @param second a comparator of which likeness 1 is a level of its own, after the first threshold;
 *     null for none
 */
record DefaultComparison(String comparator, List<Double> thresholds, @Nullable String second) {
  private static final String JARO_WINKLER = "jaro_winkler";
  private static final String EDITS = "damerau_levenshtein";
  private static final String DATE = "date";
  private static final String COSINE = "cosine";
  private static final String OVERLAP = "overlap";

  /** Of short texts: a slip, and what is only somewhat alike. */
  private static final DefaultComparison OF_TEXT = new DefaultComparison(JARO_WINKLER, 0.92, 0.8);

  /** A name may be an initial, and one of two may be left out. */
  private static final DefaultComparison OF_NAMES =
      new DefaultComparison(JARO_WINKLER, List.of(0.92, 0.8), "initials");

  /** Of codes of eight characters or so: one character, two characters. */
  private static final DefaultComparison OF_CODES = new DefaultComparison(EDITS, 0.87, 0.75);

  private static final DefaultComparison OF_LONG_TEXT =
      new DefaultComparison(COSINE, 0.9, 0.7, 0.5);

  private static final DefaultComparison OF_WORDS =
      new DefaultComparison(TfIdf.NAME, 0.9, 0.7, 0.5, 0.3);

  /** The same place, and all but one or two of the words. */
  private static final DefaultComparison OF_ADDRESSES =
      new DefaultComparison("address", 0.95, 0.75);

  private static final DefaultComparison OF_EQUALITY = new DefaultComparison("exact");

  private static final Map<String, DefaultComparison> BY_NORMALISER =
      Map.ofEntries(
          Map.entry("name", OF_NAMES),
          Map.entry("nickname", OF_NAMES),
          Map.entry("given_name", OF_NAMES),
          Map.entry("generic", OF_TEXT),
          Map.entry("company", new DefaultComparison(JARO_WINKLER, List.of(0.92, 0.84), OVERLAP)),
          Map.entry("words", OF_WORDS),
          Map.entry("address", OF_ADDRESSES),
          // By edits, and not by a measure that favours how texts begin: mailboxes begin with
          // names, and namesakes in two companies have addresses that begin alike.
          Map.entry("email", OF_CODES),
          Map.entry("phone", new DefaultComparison(EDITS, 0.9)),
          Map.entry("date", new DefaultComparison(DATE, 0.87, 0.75)),
          Map.entry("digits", OF_CODES),
          Map.entry("vat", OF_CODES),
          Map.entry("postal_code", new DefaultComparison(EDITS, 0.8, 0.5)));

  private static final Map<String, DefaultComparison> BY_COMPARATOR =
      Map.ofEntries(
          Map.entry(JARO_WINKLER, OF_TEXT),
          Map.entry("token_sort_jaro_winkler", OF_TEXT),
          Map.entry("jaro", OF_TEXT),
          Map.entry("monge_elkan", OF_TEXT),
          Map.entry("levenshtein", OF_CODES),
          Map.entry(EDITS, OF_CODES),
          Map.entry(DATE, OF_CODES),
          Map.entry("token_sort_levenshtein", OF_CODES),
          Map.entry("token_sort_damerau_levenshtein", OF_CODES),
          Map.entry(COSINE, OF_LONG_TEXT),
          Map.entry(TfIdf.NAME, OF_WORDS),
          Map.entry("jaccard", new DefaultComparison("jaccard", 0.6, 0.3)),
          Map.entry("soft_overlap", OF_ADDRESSES),
          Map.entry("address", OF_ADDRESSES),
          Map.entry(OVERLAP, new DefaultComparison(OVERLAP, 0.5)));

  private DefaultComparison(String comparator, Double... thresholds) {
    this(comparator, List.of(thresholds), null);
  }

  /**
   * The comparison of an attribute.
   *
   * @param comparator the one that the spec names; null where it names none
   */
  static DefaultComparison of(String normaliser, @Nullable String comparator) {
    if (comparator == null) {
      return BY_NORMALISER.getOrDefault(normaliser, OF_EQUALITY);
    }
    DefaultComparison levels = BY_COMPARATOR.getOrDefault(comparator, OF_EQUALITY);
    return new DefaultComparison(comparator, levels.thresholds(), null);
  }

  /**
   * Whether words count by how rare they are. A text that is not common, yet borne by all records
   * of something well known, would count less than one with a slip in it, were whole values weighed
   * too.
   */
  boolean weighsWords() {
    return comparator.equals(TfIdf.NAME);
  }

  /**
   * The levels, with rough weights until training finds better ones.
   *
   * @param byTerms whether equal values count by how rare they are
   */
  List<LevelSection> levels(boolean byTerms) {
    List<LevelSection> levels = new ArrayList<>();
    levels.add(level(1, null, byTerms ? 1 : 0));
    for (double threshold : thresholds) {
      levels.add(level(threshold, null, 0));
      if (second != null && levels.size() == 2) {
        levels.add(level(1, new MeasureSection(second, null), 0));
      }
    }
    levels.add(
        new LevelSection(
            LevelKind.OTHERWISE, LevelsReader.EVERYTHING, null, null, 0, 0, Double.NaN, 0));
    return DefaultWeights.filled(levels);
  }

  private static LevelSection level(
      double threshold, @Nullable MeasureSection measure, double termWeight) {
    return new LevelSection(
        LevelKind.SIMILAR, threshold, measure, null, 0, 0, Double.NaN, termWeight);
  }
}
