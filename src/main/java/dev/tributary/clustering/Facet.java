package dev.tributary.clustering;

import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import java.util.List;

/**
 * A record as one version of the spec sees it.
 *
 * @param spec the number of the spec's version
 * @param features what is compared
 * @param blocks the keys of its blocks, sorted, each once
 */
public record Facet(int spec, Features features, List<BlockKey> blocks) {}
