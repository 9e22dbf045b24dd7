package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.SourceChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random changes, decisions, changes of spec, crashes and interleavings; at rest the outcome equals
 * the batch run under the spec that was published last. {@code -Dsimulation.runs=N} sets the number
 * of runs, {@code -Dsimulation.from=S} the seed of the first, so that many are run in slices;
 * {@code -Dsimulation.seed=S} runs one seed alone.
 */
class ProtocolSimulationTest {
  private static final int RUNS = Integer.getInteger("tributary.simulation.runs", 3000);

  private static final int FROM = Integer.getInteger("tributary.simulation.from", 0);

  /** So many see everything that can happen. */
  private static final int ENOUGH_RUNS = 500;

  @Test
  void everyInterleavingEndsInTheOutcomeOfABatchRun() {
    int only = Integer.getInteger("tributary.simulation.seed", -1);
    long sent = 0;
    int crashes = 0;
    int lost = 0;
    int specs = 0;
    int held = 0;
    Map<ReviewReason, Integer> cut = new TreeMap<>();
    int first = only < 0 ? FROM : only;
    for (int seed = first; seed < (only < 0 ? FROM + RUNS : only + 1); seed++) {
      try {
        Run run = new Run(seed);
        run.play();
        sent += run.world.sent;
        crashes += run.world.crashes;
        lost += run.world.lost;
        specs += run.world.published.size() - 1;
        held += run.held;
        run.cut.forEach((reason, count) -> cut.merge(reason, count, Integer::sum));
      } catch (Throwable e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    System.out.printf(
        "%d runs, %d messages, %d crashes, %d lost reports, %d changes of spec that %d groups of"
            + " records were watched through, matches cut for %s%n",
        RUNS, sent, crashes, lost, specs, held, cut);
    if (only < 0 && RUNS >= ENOUGH_RUNS) {
      assertThat(cut).as("reasons seen").containsOnlyKeys(ReviewReason.values());
      assertThat(held).as("groups that two specs hold whole").isPositive();
    }
  }

  /** One seeded history. */
  private static final class Run {
    final Random random;
    final SimulatedWorld world;
    final Map<RecordKey, Map<String, String>> contents = new TreeMap<>();
    final Map<String, Decision> decisions = new HashMap<>();
    final List<SourceChange> past = new ArrayList<>();
    final Map<ReviewReason, Integer> cut = new TreeMap<>();
    final boolean forgetful;
    final boolean changesSpec;
    final boolean plain;
    int held;
    long position;
    long sequence;

    record Decision(List<RecordKey> records, boolean together, boolean lock, long sequence) {
      Constraint.Kind kind() {
        return together ? Constraint.Kind.MUST_LINK : Constraint.Kind.CANNOT_LINK;
      }
    }

    Run(int seed) {
      random = new Random(seed);
      // Without older changes that come late, a record may be forgotten as soon as it is deleted.
      forgetful = random.nextInt(4) == 0;
      boolean big = random.nextInt(12) == 0;
      int partitions = 1 + random.nextInt(6);
      int records = 2 + random.nextInt(big ? 40 : 13);
      changesSpec = random.nextInt(3) == 0;
      plain = changesSpec && random.nextInt(2) == 0;
      int maxEntitySize = !plain && random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1_000;
      List<SimulatedSpec> specs = specs(maxEntitySize);
      int maxLinks = 1 + random.nextInt(8);
      int maxPieceItems = 1 + random.nextInt(6);
      int eager = random.nextInt(3) == 0 ? 2 : 64;
      long keptMillis = forgetful ? random.nextInt(200) : Long.MAX_VALUE / 4;
      world =
          new SimulatedWorld(
              new SimulatedWorld.Shape(
                  partitions,
                  records,
                  1 + random.nextInt(big ? 14 : 8),
                  1 + random.nextInt(3),
                  specs,
                  new SweepActor.Pace(1 + random.nextInt(200), 1 + random.nextInt(20)),
                  random.nextBoolean(),
                  random.nextInt(3) == 0 ? 0.03 : 0,
                  random.nextInt(6) == 0 ? 0.05 : 0,
                  spec ->
                      new ClusteringLimits(
                          spec.maxBlockSize(),
                          maxEntitySize,
                          maxLinks,
                          maxPieceItems,
                          64,
                          eager,
                          100,
                          500,
                          40_000,
                          spec.rules().mayCut(),
                          5_000,
                          keptMillis)),
              random);
    }

    /** The first is where the run begins; the others have more or less in common with it. */
    private List<SimulatedSpec> specs(int maxEntitySize) {
      double[] rates = {0.1, 0.3, 0.6, 1};
      long salt = random.nextLong();
      List<SimulatedSpec> specs = new ArrayList<>();
      for (int i = 0; i < (changesSpec ? 3 : 1); i++) {
        SimulatedRules rules =
            i > 0 && random.nextInt(3) == 0
                ? specs.get(0).rules()
                : rules(salt, rates[random.nextInt(rates.length)], maxEntitySize);
        specs.add(
            new SimulatedSpec(
                "k" + (random.nextInt(2) == 0 ? 1 : i + 1),
                random.nextInt(2) == 0 ? 1 : i + 1,
                rules,
                random.nextInt(3) == 0 ? 2 + random.nextInt(4) : 1_000,
                Set.of()));
      }
      return specs;
    }

    private SimulatedRules rules(long salt, double matchRate, int maxEntitySize) {
      double reviewRate = random.nextInt(2) * 0.3;
      SimulatedRules rules = null;
      while (rules == null || (plain && rules.mayCut())) {
        rules = new SimulatedRules(random, salt, matchRate, reviewRate, maxEntitySize);
      }
      return rules;
    }

    void play() {
      int events = 2 + random.nextInt(world.shape.records() > 15 ? 120 : 60);
      boolean patient = random.nextInt(4) == 0;
      for (int i = 0; i < events; i++) {
        event();
        if (patient) {
          world.settle();
          check();
        } else if (random.nextInt(3) == 0) {
          world.run(random.nextInt(40));
        }
      }
      world.settle();
      check();
    }

    private void event() {
      int kind = random.nextInt(20);
      if (changesSpec && kind == 2) {
        publish();
      } else if (changesSpec && kind == 3) {
        changeOverInPeace();
      } else if (kind == 0 && !plain) {
        decide();
      } else if (kind == 1 && !past.isEmpty() && !forgetful) {
        world.change(past.get(random.nextInt(past.size())));
      } else {
        change();
      }
    }

    /** Often one that was there before; sources come and go. */
    private SimulatedSpec another() {
      SimulatedSpec next = world.shape.specs().get(random.nextInt(world.shape.specs().size()));
      Set<String> without = new HashSet<>(world.newest().without());
      if (random.nextInt(8) == 0) {
        without.add("s" + random.nextInt(3));
      }
      if (random.nextInt(4) == 0) {
        without.remove("s" + random.nextInt(3));
      }
      return next.lacking(without);
    }

    private void publish() {
      world.publish(another());
    }

    /**
     * A change of spec while nothing changes in the records that both specs hold together: these
     * are never seen apart.
     */
    private void changeOverInPeace() {
      world.settle();
      SimulatedSpec next = another();
      boolean capped = Math.min(world.newest().maxBlockSize(), next.maxBlockSize()) < 1_000;
      List<Set<RecordKey>> groups = plain ? heldByBoth(world.newest(), next) : List.of();
      held += groups.size();
      world.watch = () -> groups.forEach(this::assertWhole);
      world.publish(next);
      if (!capped) {
        Set<RecordKey> still = new HashSet<>();
        groups.forEach(still::addAll);
        for (int i = 0; i < 5; i++) {
          world.run(random.nextInt(60));
          RecordKey other = anyRecord();
          if (!still.contains(other)) {
            change(other);
          }
        }
      }
      world.settle();
      world.watch = () -> {};
      check();
    }

    private void assertWhole(Set<RecordKey> group) {
      assertThat(group.stream().map(world.outputs.crosswalk::get).distinct())
          .as("entities of %s, which both specs hold together", group)
          .hasSize(1);
    }

    /** The groups that hang together by matches which both specs have. */
    private List<Set<RecordKey>> heldByBoth(SimulatedSpec one, SimulatedSpec other) {
      Set<List<RecordKey>> matches = new HashSet<>(oracle(one).matches);
      matches.retainAll(oracle(other).matches);
      List<Set<RecordKey>> groups = new ArrayList<>();
      for (List<RecordKey> pair : matches) {
        Set<RecordKey> joined = new HashSet<>(pair);
        groups.removeIf(
            group -> {
              boolean touches = group.stream().anyMatch(pair::contains);
              if (touches) {
                joined.addAll(group);
              }
              return touches;
            });
        groups.add(joined);
      }
      return groups;
    }

    private RecordKey anyRecord() {
      return world.record(random.nextInt(world.shape.records()));
    }

    private void change() {
      change(anyRecord());
    }

    private void change(RecordKey key) {
      Map<String, String> columns = random.nextInt(7) == 0 ? null : content();
      SourceChange change = new SourceChange(key, columns, ++position, position);
      past.add(change);
      if (columns == null) {
        contents.remove(key);
      } else {
        contents.put(key, columns);
      }
      world.change(change);
    }

    private Map<String, String> content() {
      int keys = world.shape.keys();
      Map<String, String> content = new TreeMap<>();
      content.put("v", String.valueOf(random.nextInt(50)));
      for (int spec = 1; spec <= (changesSpec ? 3 : 1); spec++) {
        content.put(
            "k" + spec,
            IntStream.range(0, random.nextInt(Math.min(3, keys) + 1))
                .mapToObj(i -> String.valueOf(random.nextInt(keys)))
                .collect(Collectors.joining(",")));
      }
      for (String trait : SimulatedRules.TRAITS) {
        if (random.nextInt(3) > 0) {
          content.put(trait, String.valueOf(random.nextInt(3)));
        }
      }
      return content;
    }

    private void decide() {
      String id = "d" + random.nextInt(4);
      Set<RecordKey> chosen = new HashSet<>();
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        chosen.add(anyRecord());
      }
      Decision old = decisions.remove(id);
      boolean withdraw = old != null && random.nextInt(3) == 0;
      boolean together = random.nextBoolean();
      boolean lock = together && random.nextInt(3) == 0;
      // A decision may be corrected by one that claims to be older.
      long at = old != null && random.nextInt(4) == 0 ? - ++sequence : ++sequence;
      Decision next = new Decision(withdraw ? List.of() : List.copyOf(chosen), together, lock, at);
      decisions.put(id, next);
      Set<RecordKey> named = new HashSet<>(next.records());
      if (old != null) {
        named.addAll(old.records());
      }
      for (RecordKey record : named) {
        List<Constraint> constraints = new ArrayList<>();
        if (next.records().contains(record)) {
          for (RecordKey other : next.records()) {
            if (!other.equals(record)) {
              constraints.add(new Constraint(id, next.sequence(), other, next.kind()));
            }
          }
          if (next.lock()) {
            constraints.add(Constraint.lock(id, next.sequence(), record));
          }
        }
        world.append(new RecordMessage.Decide(record, id, constraints));
      }
    }

    private List<BatchOracle.Decided> decided() {
      Map<Set<RecordKey>, Decision> newest = new HashMap<>();
      for (Decision decision : decisions.values()) {
        for (RecordKey a : decision.records()) {
          for (RecordKey b : decision.records()) {
            if (!a.equals(b)) {
              newest.merge(Set.of(a, b), decision, (x, y) -> x.sequence() > y.sequence() ? x : y);
            }
          }
        }
      }
      List<BatchOracle.Decided> decided = new ArrayList<>();
      newest.forEach(
          (pair, decision) -> {
            List<RecordKey> ends = new ArrayList<>(pair);
            decided.add(new BatchOracle.Decided(ends.get(0), ends.get(1), decision.together()));
          });
      return decided;
    }

    private Set<RecordKey> locked() {
      Set<RecordKey> locked = new HashSet<>();
      decisions.values().stream()
          .filter(Decision::lock)
          .forEach(decision -> locked.addAll(decision.records()));
      return locked;
    }

    private void assertForgotten() {
      if (forgetful) {
        for (SimulatedWorld.ClusteringStage stage : world.clusteringStages()) {
          assertThat(stage.state.records.values())
              .as("rows of records that are deleted and that nobody decided about")
              .allMatch(row -> row.columns() != null || !row.constraints().isEmpty());
          assertThat(stage.state.deleted).as("marks of deletions").isEmpty();
        }
      }
    }

    private BatchOracle oracle(SimulatedSpec spec) {
      return new BatchOracle(contents, decided(), locked(), spec);
    }

    private void assertChangedOver() {
      ChangeOver changeOver = world.changeOver();
      int number = changeOver.active().number();
      assertThat(world.spec(number).hash())
          .as("the spec in force")
          .isEqualTo(world.newest().hash());
      world
          .clusteringStages()
          .forEach(stage -> assertThat(stage.state.activeSpecs()).isEqualTo(List.of(number)));
      world
          .blockingStages()
          .forEach(stage -> assertThat(stage.state.hasRetired()).as("old blocks").isFalse());
    }

    private void check() {
      assertChangedOver();
      BatchOracle oracle = oracle(world.newest());
      oracle.cut.values().forEach(reason -> cut.merge(reason, 1, Integer::sum));
      Set<Set<RecordKey>> components = new HashSet<>();
      Set<List<RecordKey>> edges = new HashSet<>();
      for (SimulatedWorld.ClusteringStage stage : world.clusteringStages()) {
        assertThat(stage.state.rounds).as("open rounds").isEmpty();
        assertThat(stage.state.pieces).as("pieces left behind").isEmpty();
        assertThat(stage.state.unpublished).as("unpublished components").isEmpty();
        for (SimulatedClusteringState.Stored stored : stage.state.components.values()) {
          components.add(
              stored.body().members().stream().map(Member::key).collect(Collectors.toSet()));
          stored.body().edges().stream()
              .filter(edge -> !edge.key().mustLink())
              .forEach(edge -> edges.add(List.of(edge.key().low(), edge.key().high())));
        }
      }
      assertThat(components).as("components").isEqualTo(oracle.components);
      assertForgotten();
      assertThat(edges).as("edges").isEqualTo(oracle.matches);
      Map<Object, Set<RecordKey>> entities = new HashMap<>();
      world.outputs.crosswalk.forEach(
          (record, id) -> entities.computeIfAbsent(id, e -> new HashSet<>()).add(record));
      assertThat(new HashSet<>(entities.values())).as("entities").isEqualTo(oracle.entities);
      world.outputs.checkAgreement();
      world.outputs.golden.values().stream()
          .flatMap(golden -> golden.members().stream())
          .forEach(
              member ->
                  assertThat(member.attributes().first("v"))
                      .as("the newest content is published")
                      .isEqualTo(contents.get(member.key()).get("v")));
      Map<List<RecordKey>, ReviewReason> reviews = new HashMap<>();
      world.outputs.reviews.forEach(
          (record, review) ->
              review
                  .candidates()
                  .forEach(c -> reviews.put(List.of(record, c.item().high()), c.item().reason())));
      assertThat(reviews).as("open reviews").isEqualTo(oracle.reviews);
      assertThat(world.outputs.decisions.keySet())
          .isEqualTo(
              contents.keySet().stream()
                  .filter(world.newest()::admits)
                  .collect(Collectors.toSet()));
      if (world.newest().rules().mayCut()) {
        world.outputs.decisions.values().forEach(it -> checkDecision(it, oracle));
      }
    }

    /** A decision is about what the record's last round found, and what became of that since. */
    private static void checkDecision(Output.Decision decision, BatchOracle oracle) {
      for (Neighbour neighbour : decision.neighbours()) {
        EdgeKey key = EdgeKey.of(decision.record(), neighbour.key(), false);
        List<RecordKey> pair = List.of(key.low(), key.high());
        if (neighbour.match() && oracle.matches.contains(pair)) {
          assertThat(decision.cut().get(neighbour.key()))
              .as("why the match of %s is not followed", pair)
              .isEqualTo(oracle.cut.get(pair));
        }
      }
    }
  }
}
