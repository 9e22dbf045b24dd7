package dev.tributary.training;

import dev.tributary.scoring.FellegiSunterScorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each combination of comparison levels occurs. Millions of pairs make some thousand
 * combinations, and all that is learned of pairs is learned of these.
 */
public final class PatternCounts {
  private final Map<String, long[]> counts = new HashMap<>();
  private long total;

  /**
   * A combination and how often it occurs.
   *
   * @param levels one a comparison, {@link FellegiSunterScorer#NO_LEVEL} where there was nothing to
   *     compare
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and made by the thousand.
  public record Pattern(int[] levels, long count) {}

  /** Counts a pair. */
  public void add(int[] levels) {
    add(key(levels), 1);
  }

  private void add(String key, long count) {
    counts.computeIfAbsent(key, added -> new long[1])[0] += count;
    total += count;
  }

  /** Adds all that another one counted. */
  public PatternCounts add(PatternCounts other) {
    other.counts.forEach((key, count) -> add(key, count[0]));
    return this;
  }

  /** How many pairs were counted. */
  public long total() {
    return total;
  }

  /** All combinations in an order that depends on them alone. */
  public List<Pattern> patterns() {
    List<String> keys = new ArrayList<>(counts.keySet());
    keys.sort(null);
    List<Pattern> patterns = new ArrayList<>(keys.size());
    for (String key : keys) {
      long[] count = counts.getOrDefault(key, new long[1]);
      patterns.add(new Pattern(levels(key), count[0]));
    }
    return patterns;
  }

  /**
   * How often each level of each comparison was reached.
   *
   * @param levels how many levels each comparison has
   */
  public double[][] perLevel(int[] levels) {
    double[][] perLevel = new double[levels.length][];
    for (int comparison = 0; comparison < levels.length; comparison++) {
      perLevel[comparison] = new double[levels[comparison]];
    }
    for (Pattern pattern : patterns()) {
      for (int comparison = 0; comparison < levels.length; comparison++) {
        int level = pattern.levels()[comparison];
        if (level != FellegiSunterScorer.NO_LEVEL) {
          perLevel[comparison][level] += pattern.count();
        }
      }
    }
    return perLevel;
  }

  private static String key(int[] levels) {
    char[] characters = new char[levels.length];
    for (int i = 0; i < levels.length; i++) {
      characters[i] = (char) (levels[i] + 1);
    }
    return new String(characters);
  }

  private static int[] levels(String key) {
    return key.chars().map(character -> character - 1).toArray();
  }
}
