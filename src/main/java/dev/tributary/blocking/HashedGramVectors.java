package dev.tributary.blocking;

import java.util.Set;

/**
 * Vectors of the words of a text and of their character n-grams, without a model: every word and
 * every n-gram adds or takes one in a dimension that its hash names (feature hashing, after
 * Weinberger and others 2009). Inflected and misspelt words share most of their n-grams; synonyms
 * share nothing.
 */
final class HashedGramVectors implements TextVectors {
  static final int DIMENSIONS = 256;
  private static final int GRAM_SIZE = 3;

  /** A whole word says more than one of its n-grams. */
  private static final float WORD_WEIGHT = 2;

  private final CharacterGrams grams = new CharacterGrams(GRAM_SIZE);

  @Override
  public float[] of(String text) {
    float[] vector = new float[DIMENSIONS];
    for (String word : Words.of(text)) {
      add(vector, word, WORD_WEIGHT);
      Set<String> parts = grams.of(word);
      parts.forEach(gram -> add(vector, gram, 1));
    }
    return vector;
  }

  private static void add(float[] vector, String feature, float weight) {
    long hash = KeyHash.of(feature);
    int dimension = (int) Long.remainderUnsigned(hash >>> 1, DIMENSIONS);
    vector[dimension] += (hash & 1) == 0 ? weight : -weight;
  }
}
