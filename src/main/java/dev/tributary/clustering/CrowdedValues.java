package dev.tributary.clustering;

import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Finds the values that more persons of a component use than one, or than the guard allows: the
 * mailbox of a family, the phone of an office. A match that would not be one without them is
 * ambiguous.
 */
final class CrowdedValues {
  /** Parts of a score are kept in fewer digits than its total. */
  private static final double ROUNDING = 1e-6;

  private final SharedValues guard;
  private final SortedMap<RecordKey, Features> features;

  /** The crowded values, by place in the guard's list. */
  private final List<Set<String>> crowded = new ArrayList<>();

  CrowdedValues(SharedValues guard, SortedMap<RecordKey, Features> features) {
    this.guard = guard;
    this.features = features;
    guard.values().forEach(value -> crowded.add(crowdedIn(value.slot())));
  }

  private Set<String> crowdedIn(int slot) {
    Map<String, List<Features>> users = new HashMap<>();
    features.forEach(
        (key, record) -> {
          for (String value : record.values(slot)) {
            users.computeIfAbsent(value, it -> new ArrayList<>()).add(record);
          }
        });
    Set<String> found = new HashSet<>();
    users.forEach(
        (value, records) -> {
          if (isCrowd(records)) {
            found.add(value);
          }
        });
    return found;
  }

  /** Counts those unlike all counted before; in the order of the keys, so that nothing depends. */
  private boolean isCrowd(List<Features> records) {
    List<Features> persons = new ArrayList<>();
    for (Features record : records) {
      if (isNamed(record) && persons.stream().noneMatch(person -> maybeSame(person, record))) {
        persons.add(record);
        if (persons.size() > guard.maxPersons()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isNamed(Features record) {
    return guard.persons().stream().anyMatch(slot -> !record.isEmpty(slot));
  }

  private boolean maybeSame(Features a, Features b) {
    for (int slot : guard.persons()) {
      if (!a.isEmpty(slot) && !b.isEmpty(slot) && !anySame(a.values(slot), b.values(slot))) {
        return false;
      }
    }
    return true;
  }

  private boolean anySame(String[] some, String[] others) {
    for (String one : some) {
      for (String other : others) {
        if (guard.samePerson().test(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Says whether a match rests on crowded values. */
  boolean isAmbiguous(Edge edge) {
    Features low = features.get(edge.key().low());
    Features high = features.get(edge.key().high());
    if (low == null || high == null) {
      return false;
    }
    Set<Integer> worthless = new HashSet<>();
    for (int i = 0; i < guard.values().size(); i++) {
      if (sharesOnlyCrowded(low, high, i)) {
        worthless.addAll(guard.values().get(i).parts());
      }
    }
    double left = edge.total();
    for (int part : worthless) {
      float counted = part < edge.parts().length ? edge.parts()[part] : 0;
      left -= counted > 0 ? counted : 0;
    }
    return !worthless.isEmpty() && left < guard.floor() - ROUNDING;
  }

  private boolean sharesOnlyCrowded(Features low, Features high, int place) {
    int slot = guard.values().get(place).slot();
    Set<String> shared = new HashSet<>(List.of(low.values(slot)));
    shared.retainAll(List.of(high.values(slot)));
    return !shared.isEmpty() && crowded.get(place).containsAll(shared);
  }
}
