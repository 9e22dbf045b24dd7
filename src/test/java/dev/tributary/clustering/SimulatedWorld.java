package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

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
      List<SimulatedSpec> specs,
      SweepActor.Pace pace,
      boolean localDelivery,
      double crashRate,
      double lossRate,
      Function<SimulatedSpec, ClusteringLimits> limits) {}

  final Shape shape;
  final Random random;
  final SimulatedOutputs outputs = new SimulatedOutputs();
  final List<Stage> stages = new ArrayList<>();
  long clock = 1_000;
  long sent;
  int crashes;
  int lost;

  /** Every spec that was published, by number - 1. */
  final List<SimulatedSpec> published = new ArrayList<>();

  /** Looked at after every commit. */
  Runnable watch = () -> {};

  private final CoordinatingStage coordinator;

  SimulatedWorld(Shape shape, Random random) {
    this.shape = shape;
    this.random = random;
    published.add(shape.specs().get(0));
    for (int i = 0; i < shape.partitions(); i++) {
      stages.add(new ClusteringStage(i));
    }
    for (int i = 0; i < shape.partitions(); i++) {
      stages.add(new BlockingStage(i));
    }
    coordinator = new CoordinatingStage();
    stages.add(coordinator);
    coordinator.log.add(new ChangeOver.Version(1, spec(1).hash()));
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

  SimulatedSpec spec(int number) {
    return published.get(number - 1);
  }

  /** The spec that was published last. */
  SimulatedSpec newest() {
    return published.get(published.size() - 1);
  }

  private ClusteringLimits limits(int spec) {
    return shape.limits().apply(spec(spec));
  }

  private final class Seeing implements Featuriser {
    @Override
    public Attributes attributes(int spec, RecordKey key, Map<String, String> columns) {
      return SimulatedRules.attributes(columns);
    }

    @Override
    public boolean admits(int spec, RecordKey key) {
      return spec(spec).admits(key);
    }

    @Override
    public Facet facet(int spec, RecordKey key, Map<String, String> columns) {
      List<BlockKey> blocks =
          spec(spec).keysOf(columns).stream().map(k -> new BlockKey(0, k)).sorted().toList();
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
    SimulatedSpec by = spec(spec);
    double likeness = by.rules().likeness(by.scoring(), one, other);
    boolean match = by.rules().isMatch(likeness);
    return match || by.rules().isReview(likeness)
        ? new BlockActor.Scoring.Scored(
            SimulatedRules.score(likeness), by.rules().tie(by.scoring(), one, other), match)
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

    void tick() {}

    /** Whether time alone will bring more. */
    boolean isUnderWay() {
      return false;
    }

    void commit() {
      beforeCommit();
      List<Runnable> effects = new ArrayList<>(pending);
      pending.clear();
      served.clear();
      remember();
      effects.forEach(Runnable::run);
      watch.run();
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

    void send(int partition, Object message) {
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
      toBlockingPartition(partition, message);
    }

    void toBlockingPartition(int partition, BlockingMessage message) {
      sent++;
      pending.add(() -> stages.get(shape.partitions() + partition).log.add(message));
    }

    @Override
    public void toCoordinator(PartitionReport report) {
      sent++;
      pending.add(() -> coordinator.log.add(report));
    }

    @Override
    public void publish(Output output, int spec) {
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
    private SweepActor sweep;

    ClusteringStage(int partition) {
      this.partition = partition;
      this.state = new SimulatedClusteringState(partition, List.of(1));
      remember();
      wire();
    }

    private int newestSpec() {
      return state.activeSpecs().get(state.activeSpecs().size() - 1);
    }

    private void wire() {
      ClusteringLimits limits = limits(newestSpec());
      components =
          new ComponentActor(
              state,
              this,
              limits,
              new PartitionBySpec(
                  number ->
                      new ConstrainedPartition(
                          spec(number).rules().guards, SimulatedRules::traits)));
      records =
          new RecordActor(
              state,
              this,
              new Seeing(),
              limits,
              components,
              (key, version) ->
                  UUID.nameUUIDFromBytes((key + "@" + version).getBytes(StandardCharsets.UTF_8)),
              new RecordMetrics() {});
      sweep = new SweepActor(state, this, records, shape.pace());
    }

    @Override
    void serve(Object message) {
      clock++;
      if (message instanceof Addressed addressed) {
        components.on(addressed.to(), addressed.message(), clock);
      } else if (message instanceof PartitionMessage toPartition) {
        sweep.on(toPartition);
        components.beforeCommit(clock);
        wire();
      } else {
        records.on((RecordMessage) message, clock);
      }
    }

    @Override
    void tick() {
      records.tick(clock);
      components.tick(clock);
      sweep.tick(clock);
      serveLocal();
    }

    @Override
    boolean isUnderWay() {
      return !state.rounds.isEmpty() || state.sweep != null;
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
    SimulatedBlockState state;
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
              block -> spec(block.spec()).maxBlockSize(),
              new BlockMetrics() {});
    }

    @Override
    void serve(Object message) {
      clock++;
      int before = pending.size();
      actor.on((BlockingMessage) message);
      if (message instanceof BlockMessage
          && random.nextDouble() < shape.lossRate()
          && pending.size() > before) {
        // The report is the last thing that a block sends; rounds have to find out.
        pending.remove(pending.size() - 1);
        lost++;
      }
    }

    @Override
    void tick() {
      actor.tick();
    }

    @Override
    boolean isUnderWay() {
      return state.isDropping();
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

  /** The one that leads a change of spec. */
  final class CoordinatingStage extends Stage implements ChangeOverActor.Place {
    private ChangeOver state = ChangeOver.none();
    private ChangeOver committed = state;
    private final ChangeOverActor actor = new ChangeOverActor(shape.partitions(), this);

    @Override
    void serve(Object message) {
      if (message instanceof PartitionReport report) {
        actor.on(report);
      } else {
        actor.published((ChangeOver.Version) message);
      }
    }

    @Override
    public ChangeOver changeOver() {
      return state;
    }

    @Override
    public void save(ChangeOver changeOver) {
      state = changeOver;
    }

    @Override
    public void toInbox(int partition, PartitionMessage message) {
      send(partition, message);
    }

    @Override
    public void toBlocks(int partition, DropBlocks message) {
      toBlockingPartition(partition, message);
    }

    @Override
    void remember() {
      committed = state;
    }

    @Override
    void takeBack() {
      state = committed;
    }

    @Override
    boolean isOwn(int partition) {
      return false;
    }

    @Override
    boolean isUnderWay() {
      return state.phase() != ChangeOver.Phase.RESTING;
    }
  }

  // ---- running

  void publish(SimulatedSpec spec) {
    published.add(spec);
    coordinator.log.add(new ChangeOver.Version(published.size(), spec.hash()));
  }

  /** The number of the spec in force. */
  ChangeOver changeOver() {
    return coordinator.state;
  }

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
      if (random.nextInt(coordinator.isUnderWay() ? 5 : 50) == 0) {
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
    stages.get(random.nextInt(stages.size())).tick();
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
      for (Stage stage : stages) {
        stage.tick();
        stage.commit();
      }
      boolean open = stages.stream().anyMatch(Stage::isUnderWay);
      if (!open && sent == before && outputs.count() == published) {
        return;
      }
    }
    throw new AssertionError("no quiescence: time brings ever more");
  }

  List<BlockingStage> blockingStages() {
    return stages.subList(shape.partitions(), 2 * shape.partitions()).stream()
        .map(s -> (BlockingStage) s)
        .toList();
  }

  List<ClusteringStage> clusteringStages() {
    return stages.subList(0, shape.partitions()).stream().map(s -> (ClusteringStage) s).toList();
  }
}
