package dev.tributary.scoring;

import java.util.function.ToDoubleBiFunction;

/** Compares slots of several values: the pair of values that agrees best speaks for them. */
final class ValuePairs {
  private ValuePairs() {}

  /** The highest similarity of a value of one and a value of the other; both have some. */
  static double best(String[] as, String[] bs, ToDoubleBiFunction<String, String> similarity) {
    if (shareAValue(as, bs)) {
      return 1;
    }
    double best = 0;
    for (String a : as) {
      for (String b : bs) {
        double alike = similarity.applyAsDouble(a, b);
        if (alike > best) {
          best = alike;
        }
      }
    }
    return best;
  }

  static boolean agree(String[] as, String[] bs) {
    for (String a : as) {
      for (String b : bs) {
        if (ExactMatch.agree(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Asked first, since equality costs a fraction of a similarity and settles the question. */
  private static boolean shareAValue(String[] as, String[] bs) {
    for (String a : as) {
      for (String b : bs) {
        if (a.equals(b)) {
          return true;
        }
      }
    }
    return false;
  }
}
