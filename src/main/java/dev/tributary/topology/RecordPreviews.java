package dev.tributary.topology;

import dev.tributary.clustering.BlockPreview;
import dev.tributary.clustering.BlockRef;
import dev.tributary.clustering.Body;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.ConstrainedPartition;
import dev.tributary.clustering.EntityPartition;
import dev.tributary.clustering.Facet;
import dev.tributary.clustering.PartitionBySpec;
import dev.tributary.clustering.Rank;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.RecordPreview;
import dev.tributary.clustering.RecordRow;
import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.output.OutputWriter;
import dev.tributary.topology.store.ActorRows;
import dev.tributary.topology.store.BlockRows;
import dev.tributary.topology.store.RowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * What a preview needs of the partitions that this instance owns. It reads the stores of the actors
 * beside them, as they were at the last commit or shortly after; whatever is kept elsewhere has to
 * be asked there.
 */
public final class RecordPreviews {
  private final PartitionStores stores;
  private final Specs specs;
  private final Partitioning partitioning;
  private final SpecFeaturiser featuriser;
  private final Map<Integer, ConstrainedPartition> divisions = new ConcurrentHashMap<>();

  RecordPreviews(PartitionStores stores, Specs specs, int partitions) {
    this.stores = stores;
    this.specs = specs;
    this.partitioning = new Partitioning(partitions);
    this.featuriser = new SpecFeaturiser(specs, partitioning);
  }

  /**
   * What the actor of a record knows.
   *
   * @param row null where nobody has named the record so far
   * @param specs by which its partition resolves, the newest last
   */
  public record Known(@Nullable RecordRow row, List<Integer> specs) {}

  /**
   * What blocks would report.
   *
   * @param partitions the blocking partitions that were looked at
   */
  public record Compared(List<RecordMessage.Report> reports, Set<Integer> partitions) {}

  /** How many blocking partitions there are. */
  public int partitions() {
    return partitioning.partitions();
  }

  /** The plan of a published spec. */
  public Plan plan(int spec) {
    return specs.plan(spec);
  }

  /** What the actor of a record knows of it; null where that is kept elsewhere. */
  public @Nullable Known known(RecordKey key) {
    ActorRows actors = actors(key);
    return actors == null ? null : new Known(actors.record(key), actors.activeSpecs());
  }

  private @Nullable ActorRows actors(RecordKey key) {
    RowStore store = stores.find(StoreNames.ACTORS, partitioning.of(key));
    return store == null ? null : new ActorRows(store);
  }

  /**
   * Compares a record with its blocks here.
   *
   * @param active the specs in force, the newest last
   */
  public Compared compare(RecordKey key, Map<String, String> columns, List<Integer> active) {
    List<Facet> facets = new ArrayList<>();
    for (int spec : active) {
      if (featuriser.admits(spec, key)) {
        facets.add(featuriser.facet(spec, key, columns));
      }
    }
    int latest = active.get(active.size() - 1);
    List<RecordMessage.Report> reports = new ArrayList<>();
    Set<Integer> looked = new TreeSet<>();
    for (int partition = 0; partition < partitioning.partitions(); partition++) {
      RowStore store = stores.find(StoreNames.BLOCKS, partition);
      List<Facet> here = within(facets, partition);
      if (store != null
          && (here.isEmpty() || report(key, here, latest, store, partition, reports))) {
        looked.add(partition);
      }
    }
    return new Compared(reports, looked);
  }

  private boolean report(
      RecordKey key,
      List<Facet> facets,
      int latest,
      RowStore store,
      int partition,
      List<RecordMessage.Report> reports) {
    BlockPreview preview =
        new BlockPreview(
            new BlockRows(partition, store),
            (spec, a, b) -> ComparisonProcessor.score(specs.plan(spec), a, b),
            block -> specs.plan(block.spec()).maxBlockSize(block.key().rule()));
    try {
      return reports.add(preview.report(key, facets, latest));
    } catch (InvalidStateStoreException e) {
      return false; // it was handed over meanwhile
    }
  }

  private List<Facet> within(List<Facet> facets, int partition) {
    List<Facet> here = new ArrayList<>();
    for (Facet facet : facets) {
      List<BlockKey> blocks =
          facet.blocks().stream()
              .filter(key -> partitioning.of(new BlockRef(facet.spec(), key)) == partition)
              .toList();
      if (!blocks.isEmpty()) {
        here.add(new Facet(facet.spec(), facet.features(), blocks));
      }
    }
    return here;
  }

  /** The component of a record; null where that is not known here. */
  public @Nullable ComponentId home(RecordKey key) {
    ActorRows actors = actors(key);
    Rank home = actors == null ? null : actors.home(key);
    return home == null ? null : home.id();
  }

  /** What a component holds; null where it is not kept here. */
  public @Nullable Body component(ComponentId id) {
    ActorRows actors = actors(id.founder());
    return actors == null ? null : actors.component(id);
  }

  /** Begins the preview of a record. */
  public RecordPreview begin(
      RecordKey key, Map<String, String> columns, Known known, long nowMillis) {
    int newest = known.specs().get(known.specs().size() - 1);
    return RecordPreview.of(key, known.row(), columns, newest, nowMillis, featuriser);
  }

  /** How components are divided into entities. */
  public EntityPartition division() {
    return new PartitionBySpec(
        number -> divisions.computeIfAbsent(number, spec -> specs.plan(spec).entityPartition()));
  }

  /** The value that would be published as the decision. */
  public byte[] decision(RecordPreview.Outcome outcome, int spec) {
    return Objects.requireNonNull(
        new OutputWriter(specs.plan(spec)).write(outcome.decision()).value());
  }
}
