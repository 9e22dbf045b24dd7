package dev.tributary.survivorship;

import dev.tributary.model.MemberRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of an entity's records that did not survive: by them it is found by people who know
 * another address or spelling. They are for finding alone, so there is a limit to them.
 */
public final class OtherValues {
  /** How many there are of one attribute. */
  public static final int MOST_OF_AN_ATTRIBUTE = 20;

  /** How many there are of one entity. */
  public static final int MOST_OF_AN_ENTITY = 200;

  /** How long one is; longer ones are left out. In UTF-16 units. */
  public static final int LONGEST = 256;

  private OtherValues() {}

  /**
   * What the members have beside what survived, each spelling of a value once, in the order of the
   * members; attributes without such a value are absent.
   *
   * @param members in an order that depends on nothing but the set of them
   */
  public static SortedMap<String, List<String>> beside(
      Map<String, GoldenField> golden, Collection<MemberRecord> members) {
    SortedMap<String, List<String>> others = new TreeMap<>();
    Map<String, Set<String>> seen = new HashMap<>();
    int left = MOST_OF_AN_ENTITY;
    for (MemberRecord member : members) {
      for (Map.Entry<String, List<String>> values : member.attributes().values().entrySet()) {
        GoldenField survivor = golden.get(values.getKey());
        for (String value : values.getValue()) {
          if (left > 0 && survivor != null && isOther(value, survivor, seen, values.getKey())) {
            others.computeIfAbsent(values.getKey(), any -> new ArrayList<>()).add(value);
            left--;
          }
        }
      }
    }
    return others;
  }

  private static boolean isOther(
      String value, GoldenField survivor, Map<String, Set<String>> seen, String attribute) {
    if (value.equals(survivor.value()) || value.length() > LONGEST) {
      return false; // the usual case costs no folding
    }
    Set<String> known = seen.get(attribute);
    if (known == null) {
      known = new HashSet<>();
      known.add("");
      known.add(FoldedValue.of(survivor.value()));
      seen.put(attribute, known);
    }
    // Nothing to be seen and the survivor are known from the start.
    return known.size() < MOST_OF_AN_ATTRIBUTE + 2 && known.add(FoldedValue.of(value));
  }
}
