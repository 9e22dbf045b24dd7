package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Every partition of both stages with its log. One step serves the next message of one partition;
 * what it changes and sends takes effect when the partition commits, or is taken back by a crash.
 */
final class SimulatedWorld {
  /** How a run is shaped. */
  record Shape(
      int partitions,
      int records,
      int keys,
      int sources,
      SimulatedRules rules,
      boolean localDelivery,
      double crashRate,
      double lossRate,
      ClusteringLimits limits) {}

  final Shape shape;
  final Random random;
  final SimulatedOutputs outputs = new SimulatedOutputs();
  final List<Stage> stages = new ArrayList<>();
  long clock = 1_000;
  long sent;
  int crashes;
  int lost;

  SimulatedWorld(Shape shape, Random random) {
    this.shape = shape;
    this.random = random;
    for (int i = 0; i < shape.partitions(); i++) {
      stages.add(new ClusteringStage(i));
    }
    for (int i = 0; i < shape.partitions(); i++) {
      stages.add(new BlockingStage(i));
    }
  }

  // ---- the world as a pure function

  int partitionOf(RecordKey key) {
    return Math.floorMod(key.toString().hashCode() * 0x9E3779B1, shape.partitions());
  }

  int partitionOf(BlockRef block) {
    return Math.floorMod(block.hashCode() * 0x85EBCA6B, shape.partitions());
  }

  RecordKey record(int number) {
    return new RecordKey("s" + number % shape.sources(), "r" + number);
  }

  /** The block keys that a content has under a spec. */
  static List<Integer> keysOf(int spec, Map<String, String> columns) {
    String keys = columns.get("k" + spec);
    return keys == null || keys.isEmpty()
        ? List.of()
        : Arrays.stream(keys.split(",")).map(Integer::valueOf).sorted().distinct().toList();
  }

  private final class Seeing implements Featuriser {
    @Override
    public Attributes attributes(RecordKey key, Map<String, String> columns) {
      return SimulatedRules.attributes(columns);
    }

    @Override
    public Facet facet(int spec, RecordKey key, Map<String, String> columns) {
      List<BlockKey> blocks =
          keysOf(spec, columns).stream().map(k -> new BlockKey(0, k)).sorted().toList();
      String[][] slots = {{key + "=" + columns.get("v")}};
      return new Facet(spec, new Features(slots), blocks);
    }

    @Override
    public int blockPartition(BlockRef block) {
      return partitionOf(block);
    }
  }

  private BlockActor.Scoring.Scored score(int spec, Features a, Features b) {
    String one = a.values(0)[0];
    String other = b.values(0)[0];
    double likeness = shape.rules().likeness(spec, one, other);
    boolean match = shape.rules().isMatch(likeness);
    return match || shape.rules().isReview(likeness)
        ? new BlockActor.Scoring.Scored(
            SimulatedRules.score(likeness), shape.rules().tie(spec, one, other), match)
        : null;
  }

  // ---- stages

  /** One partition of a stage: its log, its committed state, and what is not committed yet. */
  abstract class Stage implements Outbox {
    final Deque<Object> log = new ArrayDeque<>();
    final List<Object> served = new ArrayList<>();
    final List<Runnable> pending = new ArrayList<>();
    final Deque<Object> local = new ArrayDeque<>();

    abstract void serve(Object message);

    abstract void remember();

    abstract void takeBack();

    abstract boolean isOwn(int partition);

    void step() {
      Object message = log.poll();
      if (message != null) {
        served.add(message);
        run(message);
      }
    }

    void run(Object message) {
      serve(message);
      serveLocal();
    }

    void serveLocal() {
      for (Object next = local.poll(); next != null; next = local.poll()) {
        serve(next);
      }
    }

    /** What is done with every commit, just before it. */
    void beforeCommit() {}

    void commit() {
      beforeCommit();
      List<Runnable> effects = new ArrayList<>(pending);
      pending.clear();
      served.clear();
      remember();
      effects.forEach(Runnable::run);
    }

    void crash() {
      crashes++;
      pending.clear();
      for (int i = served.size() - 1; i >= 0; i--) {
        log.addFirst(served.get(i));
      }
      served.clear();
      takeBack();
    }

    private void send(int partition, Object message) {
      sent++;
      pending.add(() -> stages.get(partition).log.add(message));
    }

    @Override
    public void toRecord(RecordMessage message) {
      send(partitionOf(message.to()), message);
    }

    @Override
    public void toComponent(ComponentId to, ComponentMessage message) {
      send(partitionOf(to.founder()), new Addressed(to, message));
    }

    @Override
    public void toHome(ComponentId home, ComponentMessage message) {
      int partition = partitionOf(home.founder());
      if (shape.localDelivery() && isOwn(partition)) {
        local.add(new Addressed(home, message));
      } else {
        send(partition, new Addressed(home, message));
      }
    }

    @Override
    public void toBlocks(int partition, BlockMessage message) {
      sent++;
      pending.add(() -> stages.get(shape.partitions() + partition).log.add(message));
    }

    @Override
    public void publish(Output output) {
      pending.add(() -> outputs.accept(output));
    }
  }

  /** A message to a component, in a log. */
  record Addressed(ComponentId to, ComponentMessage message) {}

  /** A partition of the inbox with its record actors and component actors. */
  final class ClusteringStage extends Stage {
    private final int partition;
    SimulatedClusteringState state;
    private SimulatedClusteringState committed;
    private RecordActor records;
    private ComponentActor components;

    ClusteringStage(int partition) {
      this.partition = partition;
      this.state = new SimulatedClusteringState(partition, List.of(1));
      remember();
      wire();
    }

    private void wire() {
      components =
          new ComponentActor(
              state,
              this,
              shape.limits(),
              new ConstrainedPartition(shape.rules().guards, SimulatedRules::traits));
      records =
          new RecordActor(
              state,
              this,
              new Seeing(),
              shape.limits(),
              components,
              (key, version) ->
                  UUID.nameUUIDFromBytes((key + "@" + version).getBytes(StandardCharsets.UTF_8)),
              new RecordMetrics() {});
    }

    @Override
    void serve(Object message) {
      clock++;
      if (message instanceof Addressed addressed) {
        components.on(addressed.to(), addressed.message(), clock);
      } else {
        records.on((RecordMessage) message, clock);
      }
    }

    void tick() {
      records.tick(clock);
      components.tick(clock);
      serveLocal();
    }

    @Override
    void beforeCommit() {
      components.beforeCommit(clock);
      serveLocal();
    }

    @Override
    void remember() {
      committed = state.copy();
    }

    @Override
    void takeBack() {
      state = committed.copy();
      state.forget(random);
      wire();
    }

    @Override
    boolean isOwn(int other) {
      return other == partition;
    }
  }

  /** A partition of the blocking stage. */
  final class BlockingStage extends Stage {
    private SimulatedBlockState state;
    private SimulatedBlockState committed;
    private BlockActor actor;

    BlockingStage(int partition) {
      this.state = new SimulatedBlockState(partition);
      remember();
      wire();
    }

    private void wire() {
      actor =
          new BlockActor(
              state,
              this,
              SimulatedWorld.this::score,
              block -> shape.limits().maxBlockSize(),
              new BlockMetrics() {});
    }

    @Override
    void serve(Object message) {
      clock++;
      int before = pending.size();
      actor.on((BlockMessage) message);
      if (random.nextDouble() < shape.lossRate() && pending.size() > before) {
        // The report is the last thing that a block sends; rounds have to find out.
        pending.remove(pending.size() - 1);
        lost++;
      }
    }

    @Override
    void remember() {
      committed = state.copy();
    }

    @Override
    void takeBack() {
      state = committed.copy();
      wire();
    }

    @Override
    boolean isOwn(int other) {
      return false;
    }
  }

  // ---- running

  void change(SourceChange change) {
    append(new RecordMessage.Change(change, ++clock));
  }

  void append(RecordMessage message) {
    stages.get(partitionOf(message.to())).log.add(message);
  }

  /** Serves messages in a random interleaving until nothing is left to do, or a number of steps. */
  boolean run(int steps) {
    for (int i = 0; i < steps; i++) {
      List<Stage> busy = stages.stream().filter(this::hasWork).toList();
      if (busy.isEmpty()) {
        return true;
      }
      Stage stage = busy.get(random.nextInt(busy.size()));
      if (!stage.served.isEmpty() && random.nextDouble() < shape.crashRate()) {
        stage.crash();
        continue;
      }
      if (stage.log.isEmpty() || random.nextInt(4) == 0) {
        stage.commit();
      } else {
        stage.step();
      }
      if (random.nextInt(50) == 0) {
        tickSomebody();
      }
    }
    return false;
  }

  private boolean hasWork(Stage stage) {
    return !stage.log.isEmpty() || !stage.pending.isEmpty() || !stage.served.isEmpty();
  }

  private void tickSomebody() {
    clock += random.nextInt(200);
    ((ClusteringStage) stages.get(random.nextInt(shape.partitions()))).tick();
  }

  /** Runs until everything is at rest, letting time pass. */
  void settle() {
    for (int i = 0; i < 200; i++) {
      if (!run(300_000)) {
        throw new AssertionError("no quiescence: messages go on for ever");
      }
      long before = sent;
      int published = outputs.count();
      clock += 60_000 * (1 + i);
      for (ClusteringStage stage : clusteringStages()) {
        stage.tick();
        stage.commit();
      }
      boolean open = clusteringStages().stream().anyMatch(s -> !s.state.rounds.isEmpty());
      if (!open && sent == before && outputs.count() == published) {
        return;
      }
    }
    throw new AssertionError("no quiescence: time brings ever more");
  }

  List<ClusteringStage> clusteringStages() {
    return stages.subList(0, shape.partitions()).stream().map(s -> (ClusteringStage) s).toList();
  }
}
