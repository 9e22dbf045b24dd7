package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;

/** Features with few distinct values, so that pairs agree, disagree and lack values alike. */
final class RandomFeatures {
  /** The share of equal characters at equal places: plain, symmetric, 1 for equal values. */
  static final ToDoubleBiFunction<String, String> OVERLAP =
      (a, b) -> {
        int longer = Math.max(a.length(), b.length());
        int equal = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
          equal += a.charAt(i) == b.charAt(i) ? 1 : 0;
        }
        return longer == 0 ? 1 : (double) equal / longer;
      };

  private final Random random;

  RandomFeatures(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  Features next(int slots) {
    String[][] values = new String[slots][];
    for (int slot = 0; slot < slots; slot++) {
      int count = Math.max(0, random.nextInt(5) - 1);
      if (count > 0 || random.nextBoolean()) {
        values[slot] = new String[count];
        for (int i = 0; i < count; i++) {
          values[slot][i] = word();
        }
      }
    }
    return new Features(values);
  }

  /** Features of one value per slot; an empty text stands for none. */
  static Features of(String... values) {
    String[][] slots = new String[values.length][];
    for (int i = 0; i < values.length; i++) {
      slots[i] = values[i].isEmpty() ? new String[0] : new String[] {values[i]};
    }
    return new Features(slots);
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(2)));
    }
    return word.toString();
  }
}
