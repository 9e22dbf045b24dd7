package dev.tributary.clustering;

import java.util.Set;

/**
 * What all records of an entity have to agree in.
 *
 * @param slot of the features that guards look at
 * @param demanding whether a value on one side alone is a conflict; if not, what is missing
 *     conflicts with nothing
 */
public record HardConstraint(int slot, boolean demanding) {
  boolean allows(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return !demanding || a.isEmpty() == b.isEmpty();
    }
    return a.stream().anyMatch(b::contains);
  }
}
