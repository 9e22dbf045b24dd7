package dev.tributary.blocking;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * All keys that a rule has for a record, numbered in the order of their values: the last part
 * counts fastest. They are made one by one, as their number is the product of the value counts.
 */
final class KeyCombinations {
  private final int rule;
  private final List<List<String>> valuesByPart;
  private final long count;

  private KeyCombinations(int rule, List<List<String>> valuesByPart, long count) {
    this.rule = rule;
    this.valuesByPart = valuesByPart;
    this.count = count;
  }

  static KeyCombinations of(BlockingRule rule, Features features) {
    List<List<String>> valuesByPart = new ArrayList<>(rule.parts().size());
    long count = 1;
    for (KeyPart part : rule.parts()) {
      List<String> values = keyValues(part, features.values(part.slot()));
      valuesByPart.add(values);
      count = saturatedProduct(count, values.size());
    }
    return new KeyCombinations(rule.number(), valuesByPart, count);
  }

  /** How many there are; 0 where a part has no value. */
  long count() {
    return count;
  }

  BlockKey get(long index) {
    String[] chosen = new String[valuesByPart.size()];
    long rest = index;
    for (int part = chosen.length - 1; part >= 0; part--) {
      List<String> values = valuesByPart.get(part);
      chosen[part] = values.get((int) (rest % values.size()));
      rest /= values.size();
    }
    return new BlockKey(rule, KeyHash.of(List.of(chosen)));
  }

  /** Distinct and sorted, so that neither order nor repetition of values plays a role. */
  private static List<String> keyValues(KeyPart part, String[] values) {
    if (values.length == 1) {
      String only = part.transform().apply(values[0]);
      return only.isEmpty() ? List.of() : List.of(only);
    }
    Collection<String> distinct = new TreeSet<>();
    for (String value : values) {
      String transformed = part.transform().apply(value);
      if (!transformed.isEmpty()) {
        distinct.add(transformed);
      }
    }
    return List.copyOf(distinct);
  }

  private static long saturatedProduct(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }
}
