package dev.tributary.blocking;

import java.util.List;

/**
 * A composite blocking key: records that share a value of every part are candidates.
 *
 * @param number names the rule in stored keys; it must never be given to another rule
 * @param name names the rule to people
 */
public record BlockingRule(int number, String name, List<KeyPart> parts) {
  public BlockingRule {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("blocking rule " + name + " needs at least one field");
    }
    parts = List.copyOf(parts);
  }
}
