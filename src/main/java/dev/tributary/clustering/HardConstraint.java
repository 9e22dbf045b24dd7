package dev.tributary.clustering;

import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What all records of an entity have to agree in.
 *
 * @param slot of the features that guards look at
 * @param demanding whether a value on one side alone is a conflict; if not, what is missing
 *     conflicts with nothing
 * @param alike whether two values agree; symmetric, and true of equal ones
 */
public record HardConstraint(int slot, boolean demanding, BiPredicate<String, String> alike) {
  /** Values agree where they are equal. */
  public HardConstraint(int slot, boolean demanding) {
    this(slot, demanding, String::equals);
  }

  boolean allows(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return !demanding || a.isEmpty() == b.isEmpty();
    }
    return a.stream().anyMatch(one -> b.stream().anyMatch(other -> alike.test(one, other)));
  }
}
