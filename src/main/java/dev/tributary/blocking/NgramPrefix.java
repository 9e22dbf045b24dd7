package dev.tributary.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocks by character n-grams so that no two values are missed whose n-gram similarity (Jaccard:
 * the shared share of all their n-grams) reaches a bar.
 *
 * <p>Prefix filtering, after Chaudhuri, Ganti and Kaushik (2006): a set of n elements that shares a
 * part of t with another shares at least k = ceil(t n) elements with it, so of the n - k + 1 that
 * come first in an order that is the same for all, one at least is shared. Those become the keys,
 * and as the rarest come first, blocks stay small. With {@code together} = l the n - k + l first
 * share l elements at least (Wang, Li and Feng 2012), and keys are made of l n-grams each: more
 * keys, and much smaller blocks.
 */
final class NgramPrefix implements KeyTransform {
  private static final char SEPARATOR = '\u001f';
  private static final double ROUNDING = 1e-9;

  private final CharacterGrams grams;
  private final double bar;
  private final int together;

  /**
   * A filter.
   *
   * @param size characters of an n-gram, 2 to 8
   * @param bar the similarity from which on no pair is missed, above 0 and at most 1
   * @param together n-grams that make up a key, 1 to 3
   */
  NgramPrefix(int size, double bar, int together) {
    if (!(bar > 0 && bar <= 1)) {
      throw new IllegalArgumentException("the bar lies above 0 and at most at 1, not at " + bar);
    }
    if (together < 1 || together > 3) {
      throw new IllegalArgumentException("a key has 1 to 3 n-grams, not " + together);
    }
    this.grams = new CharacterGrams(size);
    this.bar = bar;
    this.together = together;
  }

  @Override
  public void apply(String value, Consumer<String> keys) {
    List<String> sorted = new ArrayList<>(grams.of(value));
    sorted.sort(GramRarity.ORDER);
    int shared = Math.max(1, (int) Math.ceil(bar * sorted.size() - ROUNDING));
    // A small set may share fewer n-grams than a key has, with sets that are as small.
    for (int of = Math.min(shared, together); of <= together; of++) {
      int first = Math.min(sorted.size(), sorted.size() - shared + of);
      combine(sorted.subList(0, first), of, "", keys);
    }
  }

  /** All ways to choose so many of the n-grams, in their order. */
  private static void combine(List<String> of, int many, String before, Consumer<String> keys) {
    for (int i = 0; i + many <= of.size(); i++) {
      String key = before + of.get(i) + SEPARATOR;
      if (many == 1) {
        keys.accept(key);
      } else {
        combine(of.subList(i + 1, of.size()), many - 1, key, keys);
      }
    }
  }
}
