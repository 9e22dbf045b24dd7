package dev.tributary.model;

/**
 * Names a block: the number of the blocking rule and a 64-bit hash of the values that its members
 * share. Two values with one hash cost a needless comparison, never a wrong result.
 */
public record BlockKey(int rule, long hash) implements Comparable<BlockKey> {
  @Override
  public int compareTo(BlockKey other) {
    int byRule = Integer.compare(rule, other.rule);
    return byRule != 0 ? byRule : Long.compareUnsigned(hash, other.hash);
  }
}
