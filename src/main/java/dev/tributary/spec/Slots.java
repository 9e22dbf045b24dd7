package dev.tributary.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the slots of a plan: one for each attribute under a normaliser that something looks at.
 */
final class Slots {
  private final NormaliserChoice choice;
  private final Map<Slot, Integer> numbers = new LinkedHashMap<>();

  Slots(NormaliserChoice choice) {
    this.choice = choice;
  }

  /** An attribute, and the name of the normaliser that its values pass. */
  record Slot(String attribute, String normaliser) {}

  /**
   * The number of a slot, a new one where nobody asked for it before.
   *
   * @param normaliser the one written beside the attribute; null where none is
   */
  int number(Named attribute, @Nullable Named normaliser) {
    return number(attribute, choice.of(attribute, normaliser));
  }

  /** The number of a slot of numbers or dates. */
  int numberOfRange(Named attribute, @Nullable Named normaliser) {
    return number(attribute, choice.ofRange(attribute, normaliser));
  }

  int number(Named attribute, String normaliser) {
    Slot slot = new Slot(attribute.name(), normaliser);
    return numbers.computeIfAbsent(slot, added -> numbers.size());
  }

  /** The normaliser that an attribute passes there. */
  String normaliser(Named attribute, @Nullable Named written) {
    return choice.of(attribute, written);
  }

  /** All slots by number. */
  List<Slot> inOrder() {
    return new ArrayList<>(numbers.keySet());
  }
}
