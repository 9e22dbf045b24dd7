package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedPartitionTest {
  private static final double FIRM = 10;
  private static final double STRONG = 12;
  private static final double WEAK = 8;

  private final List<Member> members = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private static RecordKey key(String id) {
    return new RecordKey("crm", id);
  }

  private void member(String id, String... apart) {
    List<RecordKey> enemies = List.of(apart).stream().map(ConstrainedPartitionTest::key).toList();
    MemberRecord content = new MemberRecord(key(id), new Attributes(Map.of()), 0);
    members.add(
        new Member(
            key(id),
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

  private void edge(String a, String b, double total) {
    edges.add(Edge.match(key(a), 1, key(b), 1, new PairScore(total, new float[0]), Tie.MATCH, 1));
  }

  private Component component() {
    ComponentId id = new ComponentId(members.get(0).key(), 0, 1);
    return Component.of(new Rank(0, id), new Body(members, edges, List.of(), List.of()), null);
  }

  private Set<String> entities(EntityPartition partition) {
    Set<String> entities = new TreeSet<>();
    for (SortedSet<RecordKey> part : partition.partition(component()).entities()) {
      entities.add(String.join("", part.stream().map(RecordKey::id).toList()));
    }
    return entities;
  }

  private static EntityPartition firm(int maxEntitySize) {
    return new ConstrainedPartition(
        Guards.ofSize(maxEntitySize).withFirmScore(FIRM), SimulatedRules::traits);
  }

  private Set<String> entities() {
    return entities(firm(100));
  }

  private void members(String... ids) {
    for (String id : ids) {
      member(id);
    }
  }

  @Test
  void everyMatchIsFirmWhereNothingElseIsSaid() {
    members("a", "b", "c", "d");
    edge("a", "b", WEAK);
    edge("b", "c", STRONG);
    edge("c", "d", WEAK);
    assertThat(entities(new ConstrainedPartition(100))).containsExactly("abcd");
  }

  @Test
  void aWeakMatchTakesInALoneRecord() {
    members("a", "b", "c");
    edge("a", "b", STRONG);
    edge("a", "c", WEAK);
    edge("b", "c", WEAK);
    assertThat(entities()).containsExactly("abc");
  }

  @Test
  void aWeakMatchJoinsTwoLoneRecords() {
    members("a", "b");
    edge("a", "b", WEAK);
    assertThat(entities()).containsExactly("ab");
  }

  @Test
  void aWeakMatchJoinsNoTwoEntities() {
    members("a", "b", "c", "d");
    edge("a", "b", STRONG);
    edge("c", "d", STRONG);
    edge("b", "c", WEAK);
    assertThat(entities()).containsExactly("ab", "cd");
  }

  @Test
  void aLoneRecordBetweenTwoEntitiesStaysAlone() {
    members("a", "b", "c", "d", "x");
    edge("a", "b", STRONG);
    edge("c", "d", STRONG);
    edge("b", "x", WEAK);
    edge("c", "x", WEAK + 1);
    assertThat(entities()).containsExactly("ab", "cd", "x");
  }

  @Test
  void aLoneRecordIsNoBridgeForOthers() {
    members("a", "b", "c", "x");
    edge("a", "b", STRONG);
    edge("a", "x", WEAK);
    edge("x", "c", WEAK);
    // x could go to ab or to c; c could only go to x.
    assertThat(entities()).containsExactly("ab", "cx");
  }

  @Test
  void aStewardsNoTakesAwayTheChoice() {
    member("a");
    member("c");
    member("x", "c");
    edge("a", "x", WEAK);
    edge("c", "x", WEAK);
    assertThat(entities()).containsExactly("ax", "c");
  }

  @Test
  void aStewardsYesIsFirm() {
    members("a", "b", "c", "d");
    edge("a", "b", STRONG);
    edge("c", "d", STRONG);
    edges.add(Edge.mustLink(key("b"), 1, key("c")));
    assertThat(entities()).containsExactly("abcd");
  }

  @Test
  void takesInNoMoreThanFits() {
    members("a", "b", "x", "y");
    edge("a", "b", STRONG);
    edge("a", "x", WEAK);
    edge("b", "y", WEAK + 1);
    assertThat(entities(firm(3))).containsExactly("aby", "x");
  }

  /** Against the definition, read as it stands, and in any order of arrival. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheDefinitionOnRandomComponents(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      members.clear();
      edges.clear();
      int size = 2 + random.nextInt(9);
      for (int i = 0; i < size; i++) {
        member(String.valueOf((char) ('a' + i)));
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (random.nextInt(size) < 2) {
            edge(
                members.get(i).key().id(),
                members.get(j).key().id(),
                random.nextBoolean() ? STRONG : WEAK + random.nextDouble());
          }
        }
      }
      Set<String> expected = byDefinition();
      assertThat(entities()).as("seed %s, round %s", seed, round).isEqualTo(expected);
      Collections.shuffle(members, random);
      Collections.shuffle(edges, random);
      assertThat(entities()).as("shuffled, seed %s", seed).isEqualTo(expected);
    }
  }

  private Set<String> byDefinition() {
    List<Set<String>> firm = new ArrayList<>();
    members.forEach(member -> firm.add(new TreeSet<>(Set.of(member.key().id()))));
    edges.stream().filter(edge -> edge.total() >= FIRM).forEach(edge -> unite(firm, edge));
    List<Edge> takingIn = new ArrayList<>();
    for (Set<String> group : firm) {
      Set<Set<String>> beside = new HashSet<>();
      List<Edge> leaving = new ArrayList<>();
      for (Edge edge : edges) {
        Set<String> low = groupOf(firm, edge.key().low());
        Set<String> high = groupOf(firm, edge.key().high());
        if (low != high && (low == group || high == group)) {
          beside.add(low == group ? high : low);
          leaving.add(edge);
        }
      }
      if (group.size() == 1 && beside.size() == 1) {
        takingIn.addAll(leaving);
      }
    }
    takingIn.forEach(edge -> unite(firm, edge));
    Set<String> entities = new TreeSet<>();
    firm.forEach(group -> entities.add(String.join("", group)));
    return entities;
  }

  private static void unite(List<Set<String>> groups, Edge edge) {
    Set<String> low = groupOf(groups, edge.key().low());
    Set<String> high = groupOf(groups, edge.key().high());
    if (low != high) {
      groups.removeIf(group -> group == high);
      low.addAll(high);
    }
  }

  private static Set<String> groupOf(List<Set<String>> groups, RecordKey key) {
    return groups.stream().filter(group -> group.contains(key.id())).findFirst().orElseThrow();
  }

  @Test
  void aLockedRecordJoinsNobodyForAMatchAndStaysWithItsOwn() {
    lockedMember("a");
    lockedMember("b");
    member("c");
    member("d");
    edges.add(Edge.mustLink(key("a"), 1, key("b")));
    edge("b", "c", STRONG);
    edge("c", "d", STRONG);
    edge("a", "d", WEAK);
    assertThat(entities()).containsExactlyInAnyOrder("ab", "cd");
  }

  @Test
  void aStewardStillAddsToWhatIsLocked() {
    lockedMember("a");
    member("b");
    edges.add(Edge.mustLink(key("a"), 1, key("b")));
    assertThat(entities()).containsExactly("ab");
  }

  private void lockedMember(String id) {
    MemberRecord content = new MemberRecord(key(id), new Attributes(Map.of()), 0);
    members.add(
        new Member(
            key(id),
            1,
            1,
            0,
            1,
            0,
            content,
            List.of(),
            true,
            Observation.NONE,
            null,
            0,
            0,
            List.of()));
  }
}
