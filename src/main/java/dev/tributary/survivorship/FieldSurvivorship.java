package dev.tributary.survivorship;

import java.util.List;

/**
 * How a field survives.
 *
 * @param sourcePriority sources, the most trusted first; those not listed come after all that are
 */
public record FieldSurvivorship(SurvivorshipStrategy strategy, List<String> sourcePriority) {
  public FieldSurvivorship {
    sourcePriority = List.copyOf(sourcePriority);
  }

  /** This, or where it has no order of sources the same with that of another. */
  FieldSurvivorship orSourcesOf(FieldSurvivorship other) {
    return sourcePriority.isEmpty() ? new FieldSurvivorship(strategy, other.sourcePriority) : this;
  }

  /** The place of a source in the order of priority, 0 for the first. */
  int rankOf(String source) {
    int rank = sourcePriority.indexOf(source);
    return rank < 0 ? sourcePriority.size() : rank;
  }
}
