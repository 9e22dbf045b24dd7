package dev.tributary.scoring;

import dev.tributary.model.Features;

/** Whether two records have a value in common. */
final class SharedValue {
  private SharedValue() {}

  static boolean exists(int slot, Features a, Features b) {
    for (String one : a.values(slot)) {
      for (String other : b.values(slot)) {
        if (one.equals(other)) {
          return true;
        }
      }
    }
    return false;
  }
}
