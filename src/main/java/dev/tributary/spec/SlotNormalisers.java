package dev.tributary.spec;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.normalisation.GenericValues;
import dev.tributary.normalisation.Normalised;
import dev.tributary.normalisation.Normaliser;
import dev.tributary.spec.Slots.Slot;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Fills the slots of a record: each the values of an attribute under a normaliser. */
final class SlotNormalisers {
  private static final String[] NO_VALUES = {};

  private final List<Slot> slots;
  private final String[] attributes;
  private final Normaliser[] normalisers;
  private final boolean[] withoutGenericValues;

  /**
   * @param withoutGenericValues attributes whose generic values fill no slot
   */
  SlotNormalisers(
      List<Slot> slots, ValueNormalisers normalisers, Set<String> withoutGenericValues) {
    this.slots = List.copyOf(slots);
    attributes = slots.stream().map(Slot::attribute).toArray(String[]::new);
    this.normalisers =
        slots.stream()
            .map(slot -> normalisers.of(slot.attribute(), slot.normaliser()))
            .toArray(Normaliser[]::new);
    this.withoutGenericValues = new boolean[attributes.length];
    for (int slot = 0; slot < attributes.length; slot++) {
      this.withoutGenericValues[slot] = withoutGenericValues.contains(attributes[slot]);
    }
  }

  /** What a slot holds. */
  Slot slot(int number) {
    return slots.get(number);
  }

  NormalisedRecord normalise(Attributes record) {
    String[][] slots = new String[attributes.length][];
    Set<String> invalid = new TreeSet<>();
    for (int slot = 0; slot < slots.length; slot++) {
      slots[slot] = normalise(record.all(attributes[slot]), slot, invalid);
    }
    return new NormalisedRecord(
        new Features(slots), invalid.isEmpty() ? Set.of() : Collections.unmodifiableSet(invalid));
  }

  private String[] normalise(List<String> raw, int slot, Set<String> invalid) {
    if (raw.isEmpty()) {
      return NO_VALUES;
    }
    if (raw.size() == 1) {
      return values(raw.get(0), slot, invalid).toArray(NO_VALUES);
    }
    Set<String> distinct = new LinkedHashSet<>();
    raw.forEach(value -> distinct.addAll(values(value, slot, invalid)));
    return distinct.toArray(NO_VALUES);
  }

  /** What is compared of a value; a generic one is flagged like any other, if it is invalid. */
  private List<String> values(String raw, int slot, Set<String> invalid) {
    Normalised normalised = normalisers[slot].normalise(raw);
    if (!normalised.valid()) {
      invalid.add(attributes[slot]);
    }
    boolean generic = withoutGenericValues[slot] && GenericValues.builtIn().contains(raw);
    return generic ? List.of() : normalised.values();
  }
}
