package dev.tributary.model;

import java.util.Arrays;

/**
 * What comparisons and blocking look at: normalised values by slot. A slot stands for an attribute
 * under a normaliser; its number is given by the compiled spec. A slot may hold several values (a
 * record with two phones) or none.
 */
public final class Features {
  private static final String[] NO_VALUES = {};
  private final String[][] slots;

  /** Takes the array as it is; null stands for a slot without values. The caller lets go of it. */
  public Features(String[][] slots) {
    this.slots = slots;
  }

  public int slotCount() {
    return slots.length;
  }

  /** The values of a slot, never null; not to be changed. */
  public String[] values(int slot) {
    String[] values = slots[slot];
    return values == null ? NO_VALUES : values;
  }

  public boolean isEmpty(int slot) {
    return values(slot).length == 0;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Features that) || that.slots.length != slots.length) {
      return false;
    }
    for (int i = 0; i < slots.length; i++) {
      if (!Arrays.equals(values(i), that.values(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < slots.length; i++) {
      hash = 31 * hash + Arrays.hashCode(values(i));
    }
    return hash;
  }
}
