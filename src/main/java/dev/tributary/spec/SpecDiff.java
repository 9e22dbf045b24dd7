package dev.tributary.spec;

import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.spec.SpecDescription.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two specs.
 *
 * @param alike whether both resolve alike: their plans have one hash. Changes of governance or of
 *     the version's name alone leave it so
 * @param changes in the order of the sections, and there first what was removed
 */
public record SpecDiff(boolean alike, List<Change> changes) {
  private static final int MOST_STATEMENTS = 20;
  private static final Set<Section> WITHOUT_EFFECT = Set.of(Section.VERSION, Section.GOVERNANCE);

  public SpecDiff {
    changes = List.copyOf(changes);
  }

  /** What became of an element. */
  public enum Kind {
    REMOVED,
    ADDED,
    CHANGED
  }

  /**
   * One difference.
   *
   * @param name of the element; {@code order} for the order of a section's elements
   * @param traits what differs; of an element that only one spec has, all that can be said of it
   */
  public record Change(Section section, Kind kind, String name, List<TraitChange> traits) {
    public Change {
      traits = List.copyOf(traits);
    }
  }

  /** A trait before and after; empty where it is not there. */
  public record TraitChange(String trait, String before, String after) {}

  /** Compares two specs; the second is the newer one. */
  public static SpecDiff between(Plan before, Plan after) {
    SpecDescription old = before.description();
    SpecDescription now = after.description();
    boolean alike = before.hash().equals(after.hash());
    List<Change> changes = new ArrayList<>();
    for (Section section : Section.values()) {
      changes.addAll(changes(section, elements(old, section), elements(now, section)));
    }
    boolean untold = changes.stream().allMatch(it -> WITHOUT_EFFECT.contains(it.section()));
    if (!alike && untold) {
      changes.addAll(statements(old.statements(), now.statements()));
    }
    return new SpecDiff(alike, changes);
  }

  /** Whether a threshold differs: a pair may be judged otherwise although it scores the same. */
  public boolean changesThresholds() {
    return changes.stream().anyMatch(change -> change.section() == Section.THRESHOLD);
  }

  /**
   * Whether the new version may come into force only after a shadow run. The old governance counts
   * beside the new one, or a change could lift the rule that it breaks.
   */
  public boolean needsShadow(Plan before, Plan after) {
    return changesThresholds()
        && (before.governance().shadowBeforeThresholds()
            || after.governance().shadowBeforeThresholds());
  }

  private static Map<String, Element> elements(SpecDescription description, Section section) {
    Map<String, Element> elements = new LinkedHashMap<>();
    description.elements().stream()
        .filter(element -> element.section() == section)
        .forEach(element -> elements.put(element.name(), element));
    return elements;
  }

  private static List<Change> changes(
      Section section, Map<String, Element> before, Map<String, Element> after) {
    List<Change> changes = new ArrayList<>();
    before.forEach(
        (name, element) -> {
          if (!after.containsKey(name)) {
            changes.add(
                new Change(section, Kind.REMOVED, name, traits(element.traits(), Map.of())));
          }
        });
    after.forEach(
        (name, element) -> {
          Element old = before.get(name);
          if (old == null) {
            changes.add(new Change(section, Kind.ADDED, name, traits(Map.of(), element.traits())));
          } else if (!old.traits().equals(element.traits())) {
            changes.add(
                new Change(section, Kind.CHANGED, name, traits(old.traits(), element.traits())));
          }
        });
    if (section.isOrdered()) {
      changes.addAll(order(section, before.keySet(), after.keySet()));
    }
    return changes;
  }

  private static List<TraitChange> traits(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(it -> new TraitChange(it, before.getOrDefault(it, ""), after.getOrDefault(it, "")))
        .filter(trait -> !trait.before().equals(trait.after()))
        .toList();
  }

  /** The order of what both have, if it differs. */
  private static List<Change> order(Section section, Set<String> before, Set<String> after) {
    List<String> old = before.stream().filter(after::contains).toList();
    List<String> now = after.stream().filter(before::contains).toList();
    TraitChange order = new TraitChange("order", String.join(", ", old), String.join(", ", now));
    return old.equals(now)
        ? List.of()
        : List.of(new Change(section, Kind.CHANGED, "order", List.of(order)));
  }

  /** A difference that no element tells of is shown as the canonical form has it. */
  private static List<Change> statements(List<String> before, List<String> after) {
    List<Change> changes = new ArrayList<>();
    lacking(before, after)
        .forEach(line -> changes.add(new Change(Section.OTHER, Kind.REMOVED, line, List.of())));
    lacking(after, before)
        .forEach(line -> changes.add(new Change(Section.OTHER, Kind.ADDED, line, List.of())));
    if (changes.isEmpty()) {
      changes.add(new Change(Section.OTHER, Kind.CHANGED, "order", List.of()));
    }
    return changes;
  }

  private static List<String> lacking(List<String> of, List<String> in) {
    List<String> lacking = new ArrayList<>(of);
    in.forEach(lacking::remove);
    return lacking.stream().limit(MOST_STATEMENTS).toList();
  }
}
