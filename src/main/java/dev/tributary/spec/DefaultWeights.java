package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.LevelSection;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for the m and u of levels that a spec leaves to training: the strictest level is what
 * most matches show and few others, the last the reverse. A rough start, and better than none.
 */
final class DefaultWeights {
  private static final double M_OF_STRICTEST = 0.8;
  private static final double U_OF_STRICTEST = 0.01;
  private static final double U_OF_NEXT = 0.02;

  private DefaultWeights() {}

  static List<LevelSection> filled(List<LevelSection> levels) {
    List<LevelSection> filled = new ArrayList<>();
    int others = Math.max(1, levels.size() - 1);
    double uOfAgreements = U_OF_STRICTEST + U_OF_NEXT * Math.max(0, levels.size() - 2);
    for (int i = 0; i < levels.size(); i++) {
      boolean last = i == levels.size() - 1;
      double m = i == 0 ? M_OF_STRICTEST : (1 - M_OF_STRICTEST) / others;
      double u = i == 0 ? U_OF_STRICTEST : last ? 1 - uOfAgreements : U_OF_NEXT;
      filled.add(levels.get(i).with(m, u));
    }
    return filled;
  }
}
