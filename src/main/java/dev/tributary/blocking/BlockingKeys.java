package dev.tributary.blocking;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a record its blocking keys: one per rule and combination of the record's values. */
public final class BlockingKeys {
  public static final int DEFAULT_MAX_KEYS_PER_RECORD = 32;

  private final List<BlockingRule> rules;
  private final int maxKeysPerRecord;
  private final Map<Integer, Integer> caps;

  public BlockingKeys(List<BlockingRule> rules) {
    this(rules, DEFAULT_MAX_KEYS_PER_RECORD);
  }

  /**
   * Keys of these rules, up to a limit per record.
   *
   * @throws IllegalArgumentException when two rules have one number, or the limit is below 1
   */
  public BlockingKeys(List<BlockingRule> rules, int maxKeysPerRecord) {
    if (rules.stream().map(BlockingRule::number).distinct().count() != rules.size()) {
      throw new IllegalArgumentException("two blocking rules have the same number");
    }
    if (maxKeysPerRecord < 1) {
      throw new IllegalArgumentException(
          "a record has at least 1 blocking key, not " + maxKeysPerRecord);
    }
    this.rules = List.copyOf(rules);
    this.maxKeysPerRecord = maxKeysPerRecord;
    this.caps =
        rules.stream()
            .filter(rule -> rule.maxBlockSize() > 0)
            .collect(
                Collectors.toUnmodifiableMap(BlockingRule::number, BlockingRule::maxBlockSize));
  }

  /**
   * The distinct keys of a record, sorted.
   *
   * <p>Where the limit cuts, the rules take turns, each giving its combinations in the order of
   * their values: so no rule with many values silences the others.
   */
  public List<BlockKey> keys(Features features) {
    List<KeyCombinations> combinations = new ArrayList<>(rules.size());
    for (BlockingRule rule : rules) {
      combinations.add(KeyCombinations.of(rule, features));
    }
    List<BlockKey> keys = new ArrayList<>();
    int before = -1;
    for (long turn = 0; keys.size() > before; turn++) {
      before = keys.size();
      for (KeyCombinations ofRule : combinations) {
        if (turn < ofRule.count() && keys.size() < maxKeysPerRecord) {
          keys.add(ofRule.get(turn));
        }
      }
    }
    return List.copyOf(new TreeSet<>(keys));
  }

  /** Says whether the limit cuts keys of a record off, so that reaching it can be shown. */
  public boolean exceedsLimit(Features features) {
    long count =
        combinations(features)
            .mapToLong(KeyCombinations::count)
            .reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    return count > maxKeysPerRecord;
  }

  /**
   * The members that a block of a rule may have.
   *
   * @param otherwise where the rule has no cap of its own, or is not among these
   */
  public int maxBlockSize(int rule, int otherwise) {
    return caps.getOrDefault(rule, otherwise);
  }

  public List<BlockingRule> rules() {
    return rules;
  }

  private Stream<KeyCombinations> combinations(Features features) {
    return rules.stream().map(rule -> KeyCombinations.of(rule, features));
  }
}
