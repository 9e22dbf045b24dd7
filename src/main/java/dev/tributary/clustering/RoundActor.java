package dev.tributary.clustering;

import dev.tributary.model.BlockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sends versions to the blocks: one message per blocking partition, with the blocks there. */
final class RoundActor {
  private final ClusteringState state;
  private final Outbox out;
  private final Featuriser featuriser;
  private final RecordMetrics metrics;

  RoundActor(ClusteringState state, Outbox out, Featuriser featuriser, RecordMetrics metrics) {
    this.state = state;
    this.out = out;
    this.featuriser = featuriser;
    this.metrics = metrics;
  }

  int newestSpec() {
    List<Integer> specs = state.activeSpecs();
    return specs.get(specs.size() - 1);
  }

  private int oldestSpec() {
    return state.activeSpecs().get(0);
  }

  /** Whether a version was made under the specs that are in force, and no others. */
  boolean isUpToDate(RecordRow row) {
    return row.latestSpec() == newestSpec()
        && row.blocks().stream().allMatch(block -> block.spec() >= oldestSpec());
  }

  /** Opens the round of a new version; answers the row with its new blocks. */
  RecordRow start(RecordRow row, long nowMillis) {
    List<Facet> facets = facets(row);
    SortedMap<Integer, List<Facet>> joined = byPartition(facets);
    SortedSet<BlockRef> blocks = blocksOf(facets);
    SortedMap<Integer, List<BlockRef>> left = left(row.blocks(), blocks);
    int latest = newestSpec();
    SortedSet<Integer> partitions = new TreeSet<>(joined.keySet());
    partitions.addAll(left.keySet());
    for (int partition : partitions) {
      out.toBlocks(
          partition,
          new BlockMessage(
              row.key(),
              row.version(),
              latest,
              joined.getOrDefault(partition, List.of()),
              left.getOrDefault(partition, List.of())));
    }
    state.save(Round.open(row.key(), row.version(), nowMillis, new TreeSet<>(joined.keySet())));
    return row.placed(latest, List.copyOf(blocks));
  }

  /** Takes a deleted record out of all its blocks. */
  RecordRow leaveAll(RecordRow row) {
    state.removeRound(row.key());
    left(row.blocks(), new TreeSet<>())
        .forEach(
            (partition, blocks) ->
                out.toBlocks(
                    partition,
                    new BlockMessage(
                        row.key(), row.version(), row.latestSpec(), List.of(), blocks)));
    return row.placed(row.latestSpec(), List.of());
  }

  /** Sends the open version once more to partitions whose answer is lost. */
  void askAgain(RecordRow row, Round round, SortedSet<Integer> partitions, long nowMillis) {
    if (partitions.isEmpty()) {
      return;
    }
    metrics.askedAgain(partitions.size());
    List<Facet> facets = facets(row);
    SortedMap<Integer, List<Facet>> joined = byPartition(facets);
    for (int partition : partitions) {
      out.toBlocks(
          partition,
          new BlockMessage(
              row.key(),
              row.version(),
              row.latestSpec(),
              joined.getOrDefault(partition, List.of()),
              List.of()));
    }
    state.save(round.askedAgain(nowMillis));
  }

  private List<Facet> facets(RecordRow row) {
    Map<String, String> columns = Objects.requireNonNull(row.columns());
    List<Facet> facets = new ArrayList<>();
    for (int spec : state.activeSpecs()) {
      if (featuriser.admits(spec, row.key())) {
        facets.add(featuriser.facet(spec, row.key(), columns));
      }
    }
    return facets;
  }

  private static SortedSet<BlockRef> blocksOf(List<Facet> facets) {
    SortedSet<BlockRef> blocks = new TreeSet<>();
    for (Facet facet : facets) {
      facet.blocks().forEach(key -> blocks.add(new BlockRef(facet.spec(), key)));
    }
    return blocks;
  }

  private SortedMap<Integer, List<Facet>> byPartition(List<Facet> facets) {
    SortedMap<Integer, List<Facet>> byPartition = new TreeMap<>();
    for (Facet facet : facets) {
      SortedMap<Integer, List<BlockKey>> keys = new TreeMap<>();
      for (BlockKey key : facet.blocks()) {
        int partition = featuriser.blockPartition(new BlockRef(facet.spec(), key));
        keys.computeIfAbsent(partition, p -> new ArrayList<>()).add(key);
      }
      keys.forEach(
          (partition, here) ->
              byPartition
                  .computeIfAbsent(partition, p -> new ArrayList<>())
                  .add(new Facet(facet.spec(), facet.features(), here)));
    }
    return byPartition;
  }

  /** Blocks of a spec that is no longer in force are gone already. */
  private SortedMap<Integer, List<BlockRef>> left(List<BlockRef> old, SortedSet<BlockRef> now) {
    SortedMap<Integer, List<BlockRef>> left = new TreeMap<>();
    for (BlockRef block : old) {
      if (block.spec() >= oldestSpec() && !now.contains(block)) {
        left.computeIfAbsent(featuriser.blockPartition(block), p -> new ArrayList<>()).add(block);
      }
    }
    return left;
  }
}
