package dev.tributary.scoring;

import dev.tributary.scoring.PartExplanation.ValuePair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;

/** Compares slots of several values: the pair of values that agrees best speaks for them. */
public final class ValuePairs {
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

  static boolean agree(String[] as, String[] bs, BiPredicate<String, String> same) {
    for (String a : as) {
      for (String b : bs) {
        if (same.test(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether one value of each is the same. Asked first, since equality costs a fraction of a
   * similarity and settles the question.
   */
  public static boolean shareAValue(String[] as, String[] bs) {
    for (String a : as) {
      for (String b : bs) {
        if (a.equals(b)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The values that both have or, where they share none, the pair that is most alike. */
  static List<ValuePair> evidence(
      String[] as, String[] bs, ToDoubleBiFunction<String, String> similarity) {
    List<ValuePair> shared = new ArrayList<>();
    ValuePair best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (String a : as) {
      for (String b : bs) {
        double alike = a.equals(b) ? 1 : similarity.applyAsDouble(a, b);
        if (a.equals(b)) {
          shared.add(new ValuePair(a, b));
        } else if (alike > most) {
          most = alike;
          best = new ValuePair(a, b);
        }
      }
    }
    return !shared.isEmpty() || best == null ? shared : List.of(best);
  }
}
