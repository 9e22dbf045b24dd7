package dev.tributary.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.batch.BlockingAnalysis.RuleCost;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockingAnalysisTest {
  private static final String SPEC =
      """
      entity: person
      sources: {a: {primary_key: id, attributes: [name, city]}}
      normalizers: {name: name, city: generic}
      blocking: {keys: [name, {fields: city, max_block_size: 4}]}
      decision:
        scoring:
          fields:
            - {name: name, comparator: jaro_winkler, m_probability: 0.9, u_probability: 0.01}
            - {name: city, m_probability: 0.9, u_probability: 0.1}
          thresholds: {match: 6, possible: 0}
      """;

  private static Plan plan() {
    return Objects.requireNonNull(SpecReader.read(SPEC, "test.yml").plan());
  }

  private static SourceChange row(int id, String name, String city) {
    Map<String, String> columns = Map.of("id", "" + id, "name", name, "city", city);
    return new SourceChange(new RecordKey("a", "" + id), columns, 0, -1);
  }

  /** Names of two signs and cities of one, so that blocks of all sizes come. */
  private static BatchRecords records(long seed, int count) {
    Random random = new Random(seed);
    List<SourceChange> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(i, "n" + random.nextInt(30), "c" + random.nextInt(40)));
    }
    return BatchRecords.of(plan(), rows);
  }

  private static Map<RecordKey, String> truth(BatchRecords records, int entities) {
    Map<RecordKey, String> truth = new HashMap<>();
    records.all().forEach(it -> truth.put(it.key(), "" + it.key().id().hashCode() % entities));
    return truth;
  }

  @Test
  void costsAgreeWithACountPairByPair() {
    BatchRecords records = records(3, 150);
    RecordPairs matches = RecordPairs.of(records, truth(records, 50));
    List<RuleCost> costs = new BlockingAnalysis(matches).costs(records);
    assertThat(costs).extracting(RuleCost::name).containsExactly("name", "city");
    assertThat(costs).extracting(RuleCost::cap).containsExactly(200, 4);
    int rule = 0;
    for (RuleCost cost : costs) {
      int number = records.plan().blockingRules().get(rule++);
      BlockIndex index = BlockIndex.of(records, it -> it == number);
      int pairs = 0;
      for (int a = 0; a < records.size(); a++) {
        for (int b = a + 1; b < records.size(); b++) {
          pairs += index.isCandidate(a, b) ? 1 : 0;
        }
      }
      assertThat(cost.comparisons()).isEqualTo(pairs).isPositive();
      for (int i = 0; i < matches.size(); i++) {
        assertThat(cost.found().get(i))
            .isEqualTo(index.isCandidate(matches.low(i), matches.high(i)));
      }
    }
    assertThat(costs.get(1).saturated()).isPositive();
    assertThat(costs.get(0).largest())
        .hasSize(3)
        .isSortedAccordingTo((a, b) -> Integer.compare(b.size(), a.size()));
  }

  @Test
  void pairsOfTheTruthAreThoseWithinEntities() {
    BatchRecords records = records(5, 40);
    Map<RecordKey, String> truth = truth(records, 9);
    RecordPairs pairs = RecordPairs.of(records, truth);
    Set<List<Integer>> found = new HashSet<>();
    for (int i = 0; i < pairs.size(); i++) {
      found.add(List.of(pairs.low(i), pairs.high(i)));
    }
    Set<List<Integer>> expected = new HashSet<>();
    for (int a = 0; a < records.size(); a++) {
      for (int b = a + 1; b < records.size(); b++) {
        if (truth.get(records.get(a).key()).equals(truth.get(records.get(b).key()))) {
          expected.add(List.of(a, b));
        }
      }
    }
    assertThat(found).isEqualTo(expected).hasSize(pairs.size());
  }

  @Test
  void tooManyPairsAreRefused() {
    List<SourceChange> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(row(i, "n" + i, "c" + i));
    }
    BatchRecords records = BatchRecords.of(plan(), rows);
    Map<RecordKey, String> truth = new HashMap<>();
    records.all().forEach(it -> truth.put(it.key(), "one"));
    assertThatThrownBy(() -> RecordPairs.of(records, truth)).hasMessageContaining("4,498,500");
  }

  @Test
  void withoutATruthThePairsThatMatchStandIn() {
    BatchRecords records =
        BatchRecords.of(
            plan(), List.of(row(1, "ada", "ulm"), row(2, "ada", "ulm"), row(3, "bob", "ulm")));
    RecordPairs pairs = RecordPairs.matchesOf(records);
    assertThat(pairs.size()).isEqualTo(1);
    assertThat(List.of(pairs.low(0), pairs.high(0))).containsExactly(0, 1);
    assertThat(RecordPairs.union(List.of(pairs, pairs)).size()).isEqualTo(1);
  }

  @Test
  void theSuggestionFindsEnoughAndNothingInItIsNeedless() {
    for (int seed = 0; seed < 20; seed++) {
      BatchRecords records = records(seed, 120);
      RecordPairs matches = RecordPairs.of(records, truth(records, 30));
      BlockingAnalysis analysis = new BlockingAnalysis(matches);
      List<RuleCost> all = new ArrayList<>(analysis.costs(records));
      for (Plan other : SpecReader.readBlockingCandidates(SPEC, "test.yml", ModelSource.NONE)) {
        all.addAll(analysis.costs(records.under(other)));
      }
      assertThat(all).extracting(RuleCost::name).doesNotHaveDuplicates().hasSizeGreaterThan(8);
      int reachable = BlockingAnalysis.union(all).cardinality();
      List<RuleCost> chosen = analysis.suggest(all, 0.9, 16);
      double enough = 0.9 * reachable;
      assertThat((double) BlockingAnalysis.union(chosen).cardinality())
          .isGreaterThanOrEqualTo(enough);
      for (RuleCost rule : chosen) {
        List<RuleCost> others = chosen.stream().filter(it -> it != rule).toList();
        assertThat((double) BlockingAnalysis.union(others).cardinality()).isLessThan(enough);
        assertThat(BlockingAnalysis.alone(rule, chosen)).isPositive();
      }
    }
  }

  @Test
  void candidatesCompareAsTheSpecDoes() {
    List<Plan> plans = SpecReader.readBlockingCandidates(SPEC, "test.yml", ModelSource.NONE);
    assertThat(plans).isNotEmpty();
    BatchRecords records = records(1, 10);
    for (Plan other : plans) {
      BatchRecords under = records.under(other);
      for (int i = 1; i < records.size(); i++) {
        double expected =
            records.plan().scorer().score(records.features(0), records.features(i)).total();
        assertThat(other.scorer().score(under.features(0), under.features(i)).total())
            .isEqualTo(expected);
      }
    }
    assertThat(SpecReader.readBlockingCandidates("entity: x", "t.yml", ModelSource.NONE)).isEmpty();
  }
}
