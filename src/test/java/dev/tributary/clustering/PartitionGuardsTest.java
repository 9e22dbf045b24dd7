package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import dev.tributary.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiers and guards of the partition into entities, one by one and all at once. */
class PartitionGuardsTest {
  private static final Guards NONE = Guards.ofSize(100);

  private final List<Member> members = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** A record named by its source's letter and a number; traits as in {@code c=1;h=2,3}. */
  private void record(String name, String traits, String... apart) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String trait : traits.isEmpty() ? new String[0] : traits.split(";")) {
      values.put(trait.substring(0, 1), List.of(trait.substring(2).split(",")));
    }
    List<RecordKey> enemies = List.of(apart).stream().map(PartitionGuardsTest::key).toList();
    MemberRecord content = new MemberRecord(key(name), new Attributes(values), 0);
    members.add(
        new Member(
            key(name),
            1,
            1,
            0,
            1,
            0,
            content,
            enemies,
            false,
            Observation.NONE,
            null,
            0,
            0,
            List.of()));
  }

  private void records(String... names) {
    for (String name : names) {
      record(name, "");
    }
  }

  /** Of the source that its letter names; records at random are of three sources. */
  private static RecordKey key(String name) {
    boolean atRandom = name.startsWith("s");
    String source = atRandom ? "s" + Integer.parseInt(name.substring(1)) % 3 : name.substring(0, 1);
    return new RecordKey(source, name);
  }

  private void edge(String a, String b, double total, Tie tie) {
    PairScore score = new PairScore(total, new float[] {(float) (total / 2)});
    edges.add(Edge.match(key(a), 1, key(b), 1, score, tie, 1));
  }

  private void match(String a, String b, double total) {
    edge(a, b, total, Tie.MATCH);
  }

  private Division divide(Guards guards) {
    ComponentId id = new ComponentId(members.get(0).key(), 0, 1);
    Component component =
        Component.of(new Rank(0, id), new Body(members, edges, List.of(), List.of()), null);
    return new ConstrainedPartition(guards, SimulatedRules::traits).partition(component);
  }

  private Set<String> entities(Guards guards) {
    Set<String> entities = new TreeSet<>();
    for (SortedSet<RecordKey> entity : divide(guards).entities()) {
      entities.add(String.join(" ", entity.stream().map(RecordKey::id).toList()));
    }
    return entities;
  }

  private Map<String, ReviewReason> cut(Guards guards) {
    Map<String, ReviewReason> cut = new TreeMap<>();
    for (CutEdge edge : divide(guards).cut()) {
      EdgeKey key = edge.edge().key();
      cut.put(key.low().id() + " " + key.high().id(), edge.reason());
    }
    return cut;
  }

  private static Guards colliding(double margin) {
    return new Guards(100, 0, NONE.firmScore(), margin, Set.of(), List.of(), List.of(), null, 0);
  }

  private static Guards sources(Set<String> duplicateFree, List<Guards.SourcePair> oneToOne) {
    return new Guards(
        100, 0, NONE.firmScore(), Double.NaN, duplicateFree, oneToOne, List.of(), null, 0);
  }

  private static Guards constrained(boolean demanding) {
    return new Guards(
        100,
        0,
        NONE.firmScore(),
        Double.NaN,
        Set.of(),
        List.of(),
        List.of(new HardConstraint(0, demanding)),
        null,
        0);
  }

  // ---- tiers

  @Test
  void likenessJoinsNoTwoEntitiesThatKeysHaveFound() {
    records("a1", "a2", "b1", "b2");
    edge("a1", "a2", 1, Tie.key(0));
    edge("b1", "b2", 1, Tie.key(1));
    match("a1", "b1", 9);
    assertThat(entities(NONE)).containsExactly("a1 a2", "b1 b2");
    assertThat(cut(NONE)).containsExactly(Map.entry("a1 b1", ReviewReason.POLICY));
  }

  @Test
  void likenessTakesInWhatNoKeyHasMatched() {
    records("a1", "a2", "b1");
    edge("a1", "a2", 1, Tie.key(0));
    match("a1", "b1", 9);
    assertThat(entities(NONE)).containsExactly("a1 a2 b1");
    assertThat(cut(NONE)).isEmpty();
  }

  @Test
  void aChainOfLikenessIsNoBridgeBetweenKeys() {
    records("a1", "a2", "b1", "c1", "c2");
    edge("a1", "a2", 1, Tie.key(0));
    edge("c1", "c2", 1, Tie.key(0));
    match("a1", "b1", 9);
    match("b1", "c1", 8);
    assertThat(entities(NONE)).containsExactly("a1 a2 b1", "c1 c2");
  }

  @Test
  void theFirstKeyComesFirstHoweverTheOthersScore() {
    records("a1", "a2", "b1");
    edge("a1", "b1", 9, Tie.key(1));
    edge("a2", "b1", 1, Tie.key(0));
    assertThat(entities(sources(Set.of("a"), List.of()))).containsExactly("a1", "a2 b1");
  }

  @Test
  void aProfileJoinsOnlyBesideAnAnchor() {
    records("a1", "a2", "b1");
    match("a1", "a2", 2);
    edge("a2", "b1", 0.5, Tie.PERSONA);
    assertThat(entities(NONE)).containsExactly("a1 a2", "b1");
    edge("a1", "b1", 1, Tie.ANCHOR);
    assertThat(entities(NONE)).containsExactly("a1 a2 b1");
  }

  @Test
  void anAnchorAloneIsAQuestion() {
    records("a1", "b1");
    edge("a1", "b1", 1, Tie.ANCHOR);
    assertThat(entities(NONE)).containsExactly("a1", "b1");
    assertThat(cut(NONE)).containsExactly(Map.entry("a1 b1", ReviewReason.AMBIGUOUS_ANCHOR));
  }

  // ---- collisions

  @Test
  void aRecordThatFitsTwoEntitiesAboutEquallyWellJoinsNeither() {
    records("a1", "b1", "x1");
    match("a1", "x1", 0.87);
    match("b1", "x1", 0.85);
    assertThat(entities(colliding(0.02))).containsExactly("a1", "b1", "x1");
    assertThat(cut(colliding(0.02)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("a1 x1", ReviewReason.MULTI_MATCH, "b1 x1", ReviewReason.MULTI_MATCH));
    assertThat(entities(colliding(0.01))).as("the better one is clear").contains("a1 b1 x1");
  }

  @Test
  void candidatesThatMatchEachOtherDoNotCollide() {
    records("a1", "b1", "x1");
    match("a1", "x1", 0.87);
    match("b1", "x1", 0.87);
    match("a1", "b1", 0.9);
    assertThat(entities(colliding(0.05))).containsExactly("a1 b1 x1");
  }

  private static Guards contradicting(double margin, boolean contradictionsOnly) {
    return new Guards(
        100,
        0,
        NONE.firmScore(),
        margin,
        contradictionsOnly,
        Set.of(),
        List.of(),
        List.of(new HardConstraint(0, false)),
        null,
        0);
  }

  @Test
  void twoRecordsThatFitTwoPersonsOfOneNameJoinNeither() {
    record("a1", "c=1970");
    record("b1", "c=1990");
    records("x1", "x2");
    for (String record : List.of("x1", "x2")) {
      match("a1", record, 9);
      match("b1", record, 9);
    }
    match("x1", "x2", 9);
    for (boolean contradictionsOnly : new boolean[] {false, true}) {
      Guards guards = contradicting(1, contradictionsOnly);
      assertThat(entities(guards)).containsExactly("a1", "b1", "x1 x2");
      assertThat(cut(guards).values()).containsOnly(ReviewReason.MULTI_MATCH).hasSize(4);
    }
    assertThat(entities(constrained(false))).as("without the rule one gets both").hasSize(2);
  }

  @Test
  void whereOnlyContradictionsCollideUntiedCandidatesDoNot() {
    records("a1", "b1", "x1");
    match("a1", "x1", 9);
    match("b1", "x1", 9);
    assertThat(entities(contradicting(1, true))).containsExactly("a1 b1 x1");
    assertThat(entities(contradicting(1, false))).containsExactly("a1", "b1", "x1");
  }

  @Test
  void theClearlyBetterOfTwoThatContradictEachOtherIsJoined() {
    record("a1", "c=1970");
    record("b1", "c=1990");
    records("x1");
    match("a1", "x1", 9);
    match("b1", "x1", 5);
    assertThat(entities(contradicting(1, true))).containsExactly("a1 x1", "b1");
  }

  @Test
  void candidatesThatAStewardKeepsApartContradictEachOther() {
    records("a1", "x1", "x2");
    record("b1", "", "a1");
    for (String record : List.of("x1", "x2")) {
      match("a1", record, 9);
      match("b1", record, 9);
    }
    match("x1", "x2", 9);
    assertThat(entities(colliding(1))).containsExactly("a1", "b1", "x1 x2");
  }

  @Test
  void aKeyDecidesWhatLikenessCannot() {
    records("a1", "b1", "x1");
    match("a1", "x1", 0.87);
    match("b1", "x1", 0.87);
    edge("a1", "x1", 0.87, Tie.key(0));
    assertThat(entities(colliding(0.05)))
        .as("b1 has but one entity to go to")
        .containsExactly("a1 b1 x1");
    match("b1", "c1", 0.87);
    records("c1");
    assertThat(entities(colliding(0.05))).containsExactly("a1 x1", "b1", "c1");
  }

  // ---- sources

  @Test
  void ofADuplicateFreeSourceTheBestStays() {
    records("a1", "a2", "b1", "b2");
    match("a1", "b1", 7);
    match("a2", "b1", 8);
    match("b1", "b2", 5);
    assertThat(entities(sources(Set.of("a"), List.of()))).containsExactly("a1", "a2 b1 b2");
    assertThat(cut(sources(Set.of("a"), List.of())))
        .containsExactly(Map.entry("a1 b1", ReviewReason.POLICY));
  }

  @Test
  void linkedOneToOneEachHasItsBest() {
    records("a1", "a2", "b1", "b2", "c1");
    match("a1", "b1", 9);
    match("a2", "b1", 8);
    match("a2", "b2", 7);
    match("a1", "c1", 6);
    assertThat(entities(sources(Set.of(), List.of(new Guards.SourcePair("a", "b")))))
        .containsExactly("a1 b1 c1", "a2 b2");
  }

  @Test
  void aStewardStandsAboveTheGuards() {
    records("a1", "a2");
    edges.add(Edge.mustLink(key("a1"), 1, key("a2")));
    assertThat(entities(sources(Set.of("a"), List.of()))).containsExactly("a1 a2");
  }

  @Test
  void whatAStewardKeepsApartIsNoQuestion() {
    record("a1", "");
    record("b1", "", "a1");
    match("a1", "b1", 9);
    assertThat(entities(NONE)).containsExactly("a1", "b1");
    assertThat(cut(NONE)).isEmpty();
  }

  // ---- content

  @Test
  void noChainLeadsAroundAConstraint() {
    record("a1", "c=1");
    record("b1", "");
    record("c1", "c=2");
    match("a1", "b1", 9);
    match("b1", "c1", 8);
    assertThat(entities(constrained(false))).containsExactly("a1 b1", "c1");
    assertThat(entities(constrained(true))).containsExactly("a1", "b1", "c1");
    assertThat(cut(constrained(false))).containsExactly(Map.entry("b1 c1", ReviewReason.POLICY));
  }

  /** A slip is no contradiction; what is no slip of one may be two of another. */
  @Test
  void valuesMayAgreeThatAreAlike() {
    record("a1", "c=10");
    record("b1", "c=12");
    record("c1", "c=14");
    match("a1", "b1", 9);
    match("b1", "c1", 8);
    HardConstraint near =
        new HardConstraint(
            0, false, (x, y) -> Math.abs(Integer.parseInt(x) - Integer.parseInt(y)) <= 2);
    Guards guards =
        new Guards(
            100, 0, NONE.firmScore(), Double.NaN, Set.of(), List.of(), List.of(near), null, 0);
    assertThat(entities(guards)).containsExactly("a1 b1", "c1");
    assertThat(entities(constrained(false))).containsExactly("a1", "b1", "c1");
  }

  @Test
  void oneOfSeveralValuesIsEnoughToAgree() {
    record("a1", "c=1,2");
    record("b1", "c=2,3");
    match("a1", "b1", 9);
    assertThat(entities(constrained(true))).containsExactly("a1 b1");
  }

  private static Guards shared(int maxPersons) {
    SharedValues.Value value = new SharedValues.Value(1, List.of(0));
    SharedValues shared =
        new SharedValues(List.of(value), List.of(2), String::startsWith, maxPersons, 5);
    return new Guards(
        100, 0, NONE.firmScore(), Double.NaN, Set.of(), List.of(), List.of(), shared, 0);
  }

  @Test
  void theMailboxOfAHouseholdCountsNothing() {
    record("a1", "h=home;p=ann");
    record("a2", "h=home;p=ann");
    record("b1", "h=home;p=bob");
    match("a1", "a2", 12);
    match("a1", "b1", 8);
    assertThat(entities(shared(1))).as("6 of 12 are left, 4 of 8").containsExactly("a1 a2", "b1");
    assertThat(cut(shared(1))).containsExactly(Map.entry("a1 b1", ReviewReason.AMBIGUOUS_ANCHOR));
    assertThat(entities(shared(2))).containsExactly("a1 a2 b1");
  }

  @Test
  void aMailboxOfOnePersonCounts() {
    record("a1", "h=mine;p=ann");
    record("b1", "h=mine");
    match("a1", "b1", 8);
    assertThat(entities(shared(1))).containsExactly("a1 b1");
  }

  @Test
  void aSecondValueInCommonIsEnough() {
    record("a1", "h=home,own;p=ann");
    record("a2", "h=home,own;p=ann");
    record("b1", "h=home;p=bob");
    match("a1", "a2", 8);
    match("a1", "b1", 8);
    assertThat(entities(shared(1))).containsExactly("a1 a2", "b1");
  }

  @Test
  void aChainIsCutWhereItGetsTooThin() {
    records("a1", "b1", "c1", "d1");
    match("a1", "b1", 9);
    match("b1", "c1", 8);
    match("c1", "d1", 7);
    Guards dense =
        new Guards(100, 0.6, NONE.firmScore(), Double.NaN, Set.of(), List.of(), List.of(), null, 0);
    assertThat(entities(dense)).containsExactly("a1 b1 c1", "d1");
    match("b1", "d1", 6);
    assertThat(entities(dense)).containsExactly("a1 b1 c1 d1");
  }

  // ---- all at once

  /** What holds of every division, on components of every kind, in any order of arrival. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsItsPromisesOnRandomComponents(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      SimulatedRules rules =
          new SimulatedRules(random, random.nextLong(), 0.7, 0, 2 + random.nextInt(20));
      randomComponent(random);
      Division division = divide(rules.guards);
      checkPromises(division, rules.guards, "seed " + seed + ", round " + round);
      Collections.shuffle(members, random);
      Collections.shuffle(edges, random);
      Division again = divide(rules.guards);
      assertThat(again.entities()).isEqualTo(division.entities());
      assertThat(again.cut()).isEqualTo(division.cut());
    }
  }

  private void randomComponent(Random random) {
    members.clear();
    edges.clear();
    int size = 2 + random.nextInt(12);
    String[] names = new String[size];
    for (int i = 0; i < size; i++) {
      names[i] = "s" + i;
      StringBuilder traits = new StringBuilder();
      for (String trait : SimulatedRules.TRAITS) {
        if (random.nextInt(3) > 0) {
          traits.append(trait).append('=').append(random.nextInt(3)).append(';');
        }
      }
      int other = random.nextInt(6) == 0 ? random.nextInt(size) : i;
      record(names[i], traits.toString(), other == i ? new String[0] : new String[] {"s" + other});
    }
    Tie[] ties = {Tie.MATCH, Tie.MATCH, Tie.key(0), Tie.key(1), Tie.ANCHOR, Tie.PERSONA};
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (random.nextInt(size) < 3) {
          edge(names[i], names[j], 0.3 + random.nextInt(70) / 100.0, ties[random.nextInt(6)]);
        }
      }
    }
  }

  private void checkPromises(Division division, Guards guards, String run) {
    Map<RecordKey, SortedSet<RecordKey>> of = new HashMap<>();
    division.entities().forEach(entity -> entity.forEach(key -> of.put(key, entity)));
    assertThat(of.keySet()).as(run).hasSize(members.size());
    Map<RecordKey, Member> byKey = new HashMap<>();
    members.forEach(member -> byKey.put(member.key(), member));
    for (SortedSet<RecordKey> entity : division.entities()) {
      assertThat(entity.size()).as(run).isLessThanOrEqualTo(guards.maxEntitySize());
      for (String source : guards.duplicateFree()) {
        assertThat(entity.stream().filter(key -> key.source().equals(source)).count())
            .as(run)
            .isLessThanOrEqualTo(1);
      }
      for (RecordKey one : entity) {
        assertThat(byKey.get(one).cannotLinks()).as(run).doesNotContainAnyElementsOf(entity);
        entity.forEach(other -> checkAgreement(byKey.get(one), byKey.get(other), guards, run));
      }
      assertThat(isConnected(entity)).as(run).isTrue();
    }
    Set<EdgeKey> cut = new HashSet<>();
    for (CutEdge edge : division.cut()) {
      EdgeKey key = edge.edge().key();
      assertThat(cut.add(key)).as(run).isTrue();
      assertThat(of.get(key.low())).as(run).isNotSameAs(of.get(key.high()));
    }
  }

  private static void checkAgreement(Member one, Member other, Guards guards, String run) {
    for (HardConstraint constraint : guards.constraints()) {
      List<String> mine = one.content().attributes().all("c");
      List<String> theirs = other.content().attributes().all("c");
      boolean filled = !mine.isEmpty() && !theirs.isEmpty();
      assertThat(filled ? mine.equals(theirs) : !constraint.demanding() || mine.equals(theirs))
          .as(run)
          .isTrue();
    }
  }

  private boolean isConnected(SortedSet<RecordKey> entity) {
    Set<RecordKey> reached = new HashSet<>(Set.of(entity.first()));
    for (int i = 0; i < entity.size(); i++) {
      for (Edge edge : edges) {
        RecordKey low = edge.key().low();
        RecordKey high = edge.key().high();
        boolean ties = edge.tie().tier() != Tier.ANCHOR;
        if (ties && entity.contains(low) && entity.contains(high)) {
          if (reached.contains(low)) {
            reached.add(high);
          } else if (reached.contains(high)) {
            reached.add(low);
          }
        }
      }
    }
    return reached.size() == entity.size();
  }
}
