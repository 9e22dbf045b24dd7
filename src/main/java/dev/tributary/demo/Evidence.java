package dev.tributary.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what in the records of one person shows that they belong together. It stands for a
 * careful resolver, so that the truth of the demo data can be found out from the data:
 *
 * <ul>
 *   <li>the same mailbox of a person, or
 *   <li>the same phone with a readable name in both, or
 *   <li>the same company with the same last name and readable first names, unless both mail and
 *       phone speak against it.
 * </ul>
 */
final class Evidence {
  private Evidence() {}

  static boolean links(Draft a, Draft b) {
    if (a.mail().agrees(b.mail())) {
      return true;
    }
    if (!a.name().isReadable() || !b.name().isReadable()) {
      return false;
    }
    return a.phone().agrees(b.phone()) || sameNameAndCompany(a, b);
  }

  private static boolean sameNameAndCompany(Draft a, Draft b) {
    return a.company().agrees(b.company())
        && a.name().last().agrees(b.name().last())
        && !(a.mail().conflicts(b.mail()) && a.phone().conflicts(b.phone()));
  }

  /** The records' places, grouped by what evidence holds together; the largest group first. */
  static List<List<Integer>> groups(List<Draft> drafts) {
    List<List<Integer>> groups = new ArrayList<>();
    boolean[] seen = new boolean[drafts.size()];
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        groups.add(reach(i, drafts, seen));
      }
    }
    groups.sort((a, b) -> Integer.compare(b.size(), a.size()));
    return groups;
  }

  private static List<Integer> reach(int start, List<Draft> drafts, boolean[] seen) {
    List<Integer> group = new ArrayList<>(List.of(start));
    seen[start] = true;
    for (int next = 0; next < group.size(); next++) {
      for (int i = 0; i < drafts.size(); i++) {
        if (!seen[i] && links(drafts.get(group.get(next)), drafts.get(i))) {
          seen[i] = true;
          group.add(i);
        }
      }
    }
    return group;
  }
}
