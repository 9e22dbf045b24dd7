package dev.tributary.topology;

import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.Facet;
import dev.tributary.clustering.Featuriser;
import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import java.util.Map;

/** Sees source rows as the compiled specs do. */
final class SpecFeaturiser implements Featuriser {
  private final Specs specs;
  private final Partitioning partitioning;

  SpecFeaturiser(Specs specs, Partitioning partitioning) {
    this.specs = specs;
    this.partitioning = partitioning;
  }

  @Override
  public Attributes attributes(int spec, RecordKey key, Map<String, String> columns) {
    return specs.plan(spec).attributes(key, columns);
  }

  @Override
  public boolean admits(int spec, RecordKey key) {
    return specs.plan(spec).hasSource(key.source());
  }

  @Override
  public Facet facet(int spec, RecordKey key, Map<String, String> columns) {
    Plan plan = specs.plan(spec);
    Features features = plan.features(plan.attributes(key, columns));
    return new Facet(spec, features, plan.blocks(features));
  }

  @Override
  public int blockPartition(BlockRef block) {
    return partitioning.of(block);
  }
}
