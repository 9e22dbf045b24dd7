package dev.tributary.topology;

import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.Facet;
import dev.tributary.clustering.Featuriser;
import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import java.util.Map;

/** Sees source rows as the compiled spec does. */
final class SpecFeaturiser implements Featuriser {
  private final Plan plan;
  private final Partitioning partitioning;

  SpecFeaturiser(Plan plan, Partitioning partitioning) {
    this.plan = plan;
    this.partitioning = partitioning;
  }

  @Override
  public Attributes attributes(RecordKey key, Map<String, String> columns) {
    return plan.attributes(key, columns);
  }

  @Override
  public Facet facet(int spec, RecordKey key, Map<String, String> columns) {
    Features features = plan.features(plan.attributes(key, columns));
    return new Facet(spec, features, plan.blocks(features));
  }

  @Override
  public int blockPartition(BlockRef block) {
    return partitioning.of(block);
  }
}
