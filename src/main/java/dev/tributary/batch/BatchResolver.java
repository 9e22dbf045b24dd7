package dev.tributary.batch;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.EntityPartition;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.Observation;
import dev.tributary.clustering.Rank;
import dev.tributary.model.RecordKey;
import dev.tributary.scoring.Judgement;
import dev.tributary.spec.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Resolves a set of records: compares all candidate pairs, takes the connected components of those
 * that match, and divides each into entities by the partition function of the plan.
 */
public final class BatchResolver {
  private static final Observation UNOBSERVED = new Observation(0, false);
  private static final long VERSION = 1;
  private static final int SPEC = 1;

  private final BatchRecords records;
  private final BlockIndex blocks;
  private final Plan plan;
  private final LongAdder comparisons = new LongAdder();

  private BatchResolver(BatchRecords records, BlockIndex blocks) {
    this.records = records;
    this.blocks = blocks;
    this.plan = records.plan();
  }

  /** Resolves records by the blocks, the scorer and the partition function of their plan. */
  public static BatchResolution resolve(BatchRecords records) {
    return resolve(records, BlockIndex.of(records));
  }

  /** Resolves records by the candidate pairs of other blocks, as of some of the rules alone. */
  public static BatchResolution resolve(BatchRecords records, BlockIndex blocks) {
    return new BatchResolver(records, blocks).run();
  }

  private BatchResolution run() {
    List<Judged> judged =
        IntStream.range(0, records.size())
            .parallel()
            .mapToObj(this::edgesFrom)
            .flatMap(Collection::stream)
            .toList();
    List<Edge> matches = judged.stream().filter(Judged::counts).map(Judged::edge).toList();
    List<Edge> reviews = judged.stream().filter(it -> !it.counts()).map(Judged::edge).toList();
    return new BatchResolution(
        records, blocks, comparisons.sum(), matches, reviews, entities(matches));
  }

  /** A pair worth a look, and whether it counts when records are divided into entities. */
  private record Judged(Edge edge, boolean counts) {}

  private List<Judged> edgesFrom(int a) {
    List<Judged> edges = new ArrayList<>();
    int[] partners = blocks.partnersAfter(a);
    comparisons.add(partners.length);
    for (int b : partners) {
      Judgement judgement = plan.policy().judge(records.features(a), records.features(b));
      if (judgement != null) {
        RecordKey low = records.get(a).key();
        RecordKey high = records.get(b).key();
        Edge edge =
            Edge.match(low, VERSION, high, VERSION, judgement.score(), judgement.tie(), SPEC);
        edges.add(new Judged(edge, judgement.edge()));
      }
    }
    return edges;
  }

  private List<SortedSet<RecordKey>> entities(List<Edge> matches) {
    EntityPartition partition = plan.entityPartition();
    List<SortedSet<RecordKey>> entities =
        new ArrayList<>(
            components(matches).parallelStream()
                .flatMap(component -> partition.partition(component).entities().stream())
                .toList());
    entities.sort(Comparator.comparing(SortedSet::first));
    return entities;
  }

  /** The connected components of the matches, lone records among them. */
  private List<Component> components(List<Edge> matches) {
    ConnectedRecords connected = new ConnectedRecords(records.size());
    int[] lows = new int[matches.size()];
    for (int i = 0; i < lows.length; i++) {
      lows[i] = numberOf(matches.get(i).key().low());
      connected.join(lows[i], numberOf(matches.get(i).key().high()));
    }
    Map<Integer, Body> bodies = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      bodies.computeIfAbsent(connected.root(i), root -> Body.empty()).members().add(member(i));
    }
    for (int i = 0; i < lows.length; i++) {
      bodies
          .computeIfAbsent(connected.root(lows[i]), root -> Body.empty())
          .edges()
          .add(matches.get(i));
    }
    List<Component> components = new ArrayList<>(bodies.size());
    bodies.forEach((root, body) -> components.add(component(body)));
    return components;
  }

  private static Component component(Body body) {
    ComponentId id = new ComponentId(body.members().get(0).key(), 0, 0);
    return Component.of(new Rank(0, id), body, null);
  }

  private Member member(int record) {
    BatchRecord of = records.get(record);
    return new Member(
        of.key(),
        VERSION,
        SPEC,
        0,
        VERSION,
        0,
        of.content(),
        List.of(),
        false,
        UNOBSERVED,
        null,
        0,
        0,
        List.of());
  }

  private int numberOf(RecordKey key) {
    Integer number = records.number(key);
    if (number == null) {
      throw new IllegalStateException("an edge names a record that is not in the set");
    }
    return number;
  }
}
