package dev.tributary.clustering;

import java.util.function.IntFunction;

/**
 * Divides each component by the partition of its own spec (see {@link Component#spec}). Edges that
 * a newer spec has judged already are weighed by what that spec calls strong.
 */
public final class PartitionBySpec implements EntityPartition {
  private final IntFunction<ConstrainedPartition> bySpec;

  /**
   * @param bySpec the partition of a spec, by the spec's number
   */
  public PartitionBySpec(IntFunction<ConstrainedPartition> bySpec) {
    this.bySpec = bySpec;
  }

  @Override
  public Division partition(Component component) {
    return bySpec.apply(component.spec()).partition(component, spec -> bySpec.apply(spec).guards());
  }
}
