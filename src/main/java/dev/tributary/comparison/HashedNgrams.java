package dev.tributary.comparison;

import java.util.List;

/**
 * Vectors of hashed character n-grams, after the hashing trick of Weinberger et al. (2009): every
 * n-gram of two or three characters adds or takes one at a place that its hash names. Each field
 * counts alike however long its text, and the same text in another field is another n-gram. Local,
 * without a model, and the same everywhere.
 */
public final class HashedNgrams implements Embedder {
  /** What a spec calls it. */
  public static final String NAME = "hashed_ngrams";

  private static final int DIMENSIONS = 256;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public float[] embed(List<List<String>> fields) {
    float[] vector = new float[DIMENSIONS];
    for (int field = 0; field < fields.size(); field++) {
      float[] part = new float[DIMENSIONS];
      for (String value : fields.get(field)) {
        addNgrams(" " + value + " ", field, part);
      }
      addNormalised(part, vector);
    }
    return vector;
  }

  private static void addNgrams(String text, int field, float[] vector) {
    for (int size = SHORTEST; size <= LONGEST; size++) {
      for (int start = 0; start + size <= text.length(); start++) {
        long hash = hash(text, start, start + size, field);
        int place = (int) Long.remainderUnsigned(hash, DIMENSIONS);
        vector[place] += hash < 0 ? -1 : 1;
      }
    }
  }

  /** FNV-1a of the characters and the field, finished as in MurmurHash3 (Appleby). */
  private static long hash(String text, int from, int to, int field) {
    long hash = 0xcbf29ce484222325L ^ field;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 29);
  }

  private static void addNormalised(float[] part, float[] vector) {
    double length = 0;
    for (float number : part) {
      length += (double) number * number;
    }
    if (length > 0) {
      double factor = 1 / Math.sqrt(length);
      for (int i = 0; i < part.length; i++) {
        vector[i] += (float) (part[i] * factor);
      }
    }
  }
}
