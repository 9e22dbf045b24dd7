package dev.tributary.blocking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blocking key: records that share a value of every part are candidates. Where the parts are
 * joined, they make one text, missing ones left out, and records are candidates that share what is
 * made of it.
 *
 * @param number names the rule in stored keys; it must never be given to another rule
 * @param name names the rule to people
 * @param joined what is made of the joined parts; null where each part stands for itself
 * @param maxBlockSize members that a block of this rule may have; 0 for the limit of all rules
 */
public record BlockingRule(
    int number, String name, List<KeyPart> parts, @Nullable KeyTransform joined, int maxBlockSize) {
  public BlockingRule {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("blocking rule " + name + " needs at least one field");
    }
    if (maxBlockSize < 0) {
      throw new IllegalArgumentException(
          "blocking rule " + name + " cannot have blocks of " + maxBlockSize + " members");
    }
    parts = List.copyOf(parts);
  }

  /** Parts that each stand for themselves, in blocks of the size that all rules may have. */
  public BlockingRule(int number, String name, List<KeyPart> parts) {
    this(number, name, parts, null, 0);
  }
}
