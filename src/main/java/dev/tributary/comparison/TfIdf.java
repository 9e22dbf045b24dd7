package dev.tributary.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cosine of the angle between the words of two values, each word weighing the more the fewer
 * values have it: that both are a "wireless mouse" says little, that both are an "r5395" says
 * nearly all. Words of letters that begin alike and are almost the same count for one another as
 * far as they are alike, by Jaro-Winkler; numbers are the same or they are not. Letters and digits
 * side by side are words of their own, so that "r5395" is "r 5395". The order of words does not
 * count, nor how often a value has one.
 *
 * <p>After W. Cohen, P. Ravikumar and S. Fienberg, A comparison of string metrics for matching
 * names and records, 2003 (SoftTFIDF). Of both directions of that measure, which differ where a
 * word is like several, the less favourable counts. A word in the share s of all values weighs
 * {@code ln(1 + 1/s)}.
 */
public final class TfIdf implements Similarity {
  /** What a spec calls it. */
  public static final String NAME = "tf_idf";

  /** Below this two words have nothing to do with each other. */
  private static final double LEAST = 0.9;

  private final ToDoubleFunction<String> shares;

  /**
   * @param shares how many of all values have a word, above 0 and at most 1; NaN where that is not
   *     known, which lets the word weigh 1
   */
  public TfIdf(ToDoubleFunction<String> shares) {
    this.shares = shares;
  }

  /** The words of a value, each once; of very long ones as many as {@link Words} looks at. */
  public static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : Words.of(value)) {
      int from = 0;
      for (int i = 1; i <= word.length(); i++) {
        if (i == word.length() || isDigit(word, i) != isDigit(word, i - 1)) {
          String run = word.substring(from, i);
          from = i;
          if (words.size() < Words.MOST && !words.contains(run)) {
            words.add(run);
          }
        }
      }
    }
    return words;
  }

  private static boolean isDigit(String word, int at) {
    return Character.isDigit(word.charAt(at));
  }

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    List<String> x = words(a);
    List<String> y = words(b);
    if (x.isEmpty() || y.isEmpty()) {
      return 0;
    }
    double[] ofX = weights(x);
    double[] ofY = weights(y);
    double norms = Math.sqrt(squares(ofX) * squares(ofY));
    return Math.min(1, Math.min(shared(x, ofX, y, ofY), shared(y, ofY, x, ofX)) / norms);
  }

  private double[] weights(List<String> words) {
    double[] weights = new double[words.size()];
    for (int i = 0; i < weights.length; i++) {
      double share = shares.applyAsDouble(words.get(i));
      weights[i] = Double.isNaN(share) ? 1 : Math.log1p(1 / share);
    }
    return weights;
  }

  private static double squares(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight * weight;
    }
    return sum;
  }

  /** What the words of one value find in the other. */
  private static double shared(List<String> x, double[] ofX, List<String> y, double[] ofY) {
    double sum = 0;
    for (int i = 0; i < ofX.length; i++) {
      String word = x.get(i);
      int same = y.indexOf(word);
      if (same >= 0) {
        sum += ofX[i] * ofY[same];
      } else if (!isDigit(word, 0)) {
        sum += ofX[i] * mostAlike(word, y, ofY);
      }
    }
    return sum;
  }

  /** The weight of the word that is most like one, less what is missing to equality. */
  private static double mostAlike(String word, List<String> in, double[] weights) {
    double most = LEAST;
    double weight = 0;
    for (int i = 0; i < weights.length; i++) {
      String other = in.get(i);
      double alike =
          other.charAt(0) == word.charAt(0)
              ? JaroSimilarity.WITH_WINKLER_PREFIX.of(word, other)
              : 0;
      if (alike >= most) {
        most = alike;
        weight = alike * weights[i];
      }
    }
    return weight;
  }
}
