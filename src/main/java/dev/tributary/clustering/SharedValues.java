package dev.tributary.clustering;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * How to tell the mailbox of a household or a team from that of a person: by the number of persons
 * who use it. What a crowded value adds to a score does not count.
 *
 * @param values what may be shared
 * @param persons slots that tell persons apart, as the first name
 * @param samePerson whether two values of such a slot may mean one person
 * @param maxPersons persons that may use a value before it is crowded
 * @param floor the lowest score of a match
 */
public record SharedValues(
    List<Value> values,
    List<Integer> persons,
    BiPredicate<String, String> samePerson,
    int maxPersons,
    double floor) {
  /**
   * An attribute whose values may be shared.
   *
   * @param slot of the features that guards look at
   * @param parts the parts of a score that its agreement counts in
   */
  public record Value(int slot, List<Integer> parts) {}
}
