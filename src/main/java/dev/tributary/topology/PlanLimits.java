package dev.tributary.topology;

import dev.tributary.clustering.ClusteringLimits;
import dev.tributary.spec.Limits;
import dev.tributary.spec.Plan;

/** The limits of the clustering protocol under a spec. */
final class PlanLimits {
  private PlanLimits() {}

  static ClusteringLimits of(Plan plan) {
    Limits limits = plan.limits();
    ClusteringLimits usual = ClusteringLimits.DEFAULT;
    return new ClusteringLimits(
        limits.maxBlockSize(),
        limits.maxEntitySize(),
        usual.maxLinksInFlight(),
        usual.maxPieceItems(),
        usual.maxHeldIds(),
        usual.eagerMembers(),
        usual.publishIntervalMillis(),
        limits.settleTimeout().toMillis(),
        limits.roundTimeout().toMillis(),
        plan.cutsMatches(),
        usual.maxConstraints(),
        usual.deletedMillis());
  }
}
