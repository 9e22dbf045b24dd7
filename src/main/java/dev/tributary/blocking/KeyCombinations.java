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
  /** Joined texts of one record; more come of a record with several values in several parts. */
  static final int MOST_JOINED_TEXTS = 16;

  private final int rule;
  private final List<List<String>> valuesByPart;
  private final long count;

  private KeyCombinations(int rule, List<List<String>> valuesByPart) {
    this.rule = rule;
    this.valuesByPart = valuesByPart;
    this.count = product(valuesByPart);
  }

  static KeyCombinations of(BlockingRule rule, Features features) {
    List<List<String>> valuesByPart = new ArrayList<>(rule.parts().size());
    for (KeyPart part : rule.parts()) {
      valuesByPart.add(keyValues(part.transform(), features.values(part.slot())));
    }
    KeyTransform joined = rule.joined();
    return joined == null
        ? new KeyCombinations(rule.number(), valuesByPart)
        : new KeyCombinations(rule.number(), List.of(keyValues(joined, texts(valuesByPart))));
  }

  /** The texts that parts make together; a part without a value is left out. */
  private static String[] texts(List<List<String>> valuesByPart) {
    List<List<String>> present = valuesByPart.stream().filter(it -> !it.isEmpty()).toList();
    if (present.isEmpty()) {
      return new String[0];
    }
    KeyCombinations combinations = new KeyCombinations(0, present);
    String[] texts = new String[(int) Math.min(MOST_JOINED_TEXTS, combinations.count)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = String.join(" ", combinations.values(i));
    }
    return texts;
  }

  /** How many there are; 0 where a part has no value. */
  long count() {
    return count;
  }

  BlockKey get(long index) {
    return new BlockKey(rule, KeyHash.of(List.of(values(index))));
  }

  private String[] values(long index) {
    String[] chosen = new String[valuesByPart.size()];
    long rest = index;
    for (int part = chosen.length - 1; part >= 0; part--) {
      List<String> values = valuesByPart.get(part);
      chosen[part] = values.get((int) (rest % values.size()));
      rest /= values.size();
    }
    return chosen;
  }

  /** Distinct and sorted, so that neither order nor repetition of values plays a role. */
  private static List<String> keyValues(KeyTransform transform, String[] values) {
    Collection<String> distinct = new TreeSet<>();
    for (String value : values) {
      transform.apply(value, distinct::add);
    }
    return List.copyOf(distinct);
  }

  private static long product(List<List<String>> valuesByPart) {
    long product = 1;
    for (List<String> values : valuesByPart) {
      product = saturatedProduct(product, values.size());
    }
    return product;
  }

  private static long saturatedProduct(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }
}
