package dev.tributary.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The similarities that a spec can name. */
public final class Similarities {
  private static final Map<String, Similarity> BY_NAME = known();

  private Similarities() {}

  /**
   * The similarity of a name.
   *
   * @throws IllegalArgumentException when there is none of that name; the message lists those known
   */
  public static Similarity named(String name) {
    Similarity similarity = BY_NAME.get(name);
    if (similarity == null) {
      throw new IllegalArgumentException(
          "no similarity is called \"" + name + "\"; known are " + String.join(", ", names()));
    }
    return similarity;
  }

  /** All names, the plainest first. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Map<String, Similarity> known() {
    Map<String, Similarity> known = new LinkedHashMap<>();
    known.put("exact", (a, b) -> ExactMatch.agree(a, b) || a.equals(b) ? 1 : 0);
    known.put("jaro_winkler", JaroSimilarity.WITH_WINKLER_PREFIX);
    known.put("jaro", JaroSimilarity.PLAIN);
    known.put("levenshtein", EditSimilarity.LEVENSHTEIN);
    known.put("damerau_levenshtein", EditSimilarity.OPTIMAL_STRING_ALIGNMENT);
    known.put("soundex", soundsAlike(Soundex::code));
    known.put("metaphone", soundsAlike(Metaphone::code));
    known.put("double_metaphone", new WordByWord(DoubleMetaphones::soundAlike));
    known.put("consonants", new WordByWord(Consonants::areAlike));
    known.put("cosine", new BigramCosine());
    known.put(TfIdf.NAME, new TfIdf(word -> Double.NaN));
    known.put("jaccard", new TokenJaccard());
    known.put("overlap", new TokenOverlap());
    known.put("abbreviation", Abbreviation.BY_BEGINNING);
    known.put("soft_overlap", new SoftOverlap(1));
    known.put("address", new SoftOverlap(2));
    known.put("initials", Abbreviation.BY_INITIAL);
    known.put("date", new DateSlips());
    known.put("monge_elkan", new MongeElkan(JaroSimilarity.WITH_WINKLER_PREFIX));
    known.put("token_sort_jaro_winkler", ofSortedWords(JaroSimilarity.WITH_WINKLER_PREFIX));
    known.put("token_sort_levenshtein", ofSortedWords(EditSimilarity.LEVENSHTEIN));
    known.put(
        "token_sort_damerau_levenshtein", ofSortedWords(EditSimilarity.OPTIMAL_STRING_ALIGNMENT));
    return Collections.unmodifiableMap(known);
  }

  /** The order of words makes no difference: "last first" is "first last". */
  private static Similarity ofSortedWords(Similarity similarity) {
    return (a, b) -> a.equals(b) ? 1 : similarity.of(Words.sorted(a), Words.sorted(b));
  }

  /** Two values without a sound (digits, other scripts) are alike only where they are equal. */
  private static Similarity soundsAlike(UnaryOperator<String> phoneticCode) {
    return (a, b) -> {
      if (a.equals(b)) {
        return 1;
      }
      String code = phoneticCode.apply(a);
      return !code.isEmpty() && code.equals(phoneticCode.apply(b)) ? 1 : 0;
    };
  }
}
