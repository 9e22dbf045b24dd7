package dev.tributary.topology.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.clustering.Constraint;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.decision.StewardDecision.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StewardDecisionTest {
  private static List<RecordKey> records(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new RecordKey("crm", "r%04d".formatted(i)))
        .toList();
  }

  private static StewardDecision decision(Kind kind, List<RecordKey> a, List<RecordKey> b) {
    return new StewardDecision("d", kind, 7, a, b);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 33})
  void aGroupThatIsNotLargeIsLinkedEachWithEach(int count) {
    Map<RecordKey, List<Constraint>> links =
        decision(Kind.TOGETHER, records(count), List.of()).constraints();
    assertThat(links).hasSize(count == 1 ? 0 : count);
    links.forEach((record, demanded) -> assertThat(demanded).hasSize(count - 1));
    links.forEach(
        (record, demanded) ->
            assertThat(demanded)
                .allMatch(link -> !link.other().equals(record))
                .allMatch(link -> link.kind() == Constraint.Kind.MUST_LINK));
  }

  @Test
  void aLargeGroupHoldsTogetherWithoutAnyFifteenNeighboursInARow() {
    List<RecordKey> all = records(200);
    Map<RecordKey, List<Constraint>> links = decision(Kind.TOGETHER, all, List.of()).constraints();
    links.values().forEach(demanded -> assertThat(demanded).hasSize(32));
    List<RecordKey> left = new ArrayList<>(all);
    left.removeAll(all.subList(30, 45));
    left.removeAll(all.subList(120, 135));
    assertThat(reachable(links, left)).isEqualTo(new HashSet<>(left));
  }

  @Test
  void everyLinkIsStatedByBothEnds() {
    Map<RecordKey, List<Constraint>> links =
        decision(Kind.TOGETHER, records(60), List.of()).constraints();
    links.forEach(
        (record, demanded) ->
            demanded.forEach(
                link ->
                    assertThat(links.get(link.other()))
                        .anyMatch(back -> back.other().equals(record))));
  }

  private static Set<RecordKey> reachable(
      Map<RecordKey, List<Constraint>> links, List<RecordKey> alive) {
    Set<RecordKey> seen = new HashSet<>(Set.of(alive.get(0)));
    Deque<RecordKey> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Constraint link : links.get(open.remove())) {
        if (alive.contains(link.other()) && seen.add(link.other())) {
          open.add(link.other());
        }
      }
    }
    return seen;
  }

  @Test
  void aLockLinksAndLocksEachRecordEvenOneAlone() {
    Map<RecordKey, List<Constraint>> one = decision(Kind.LOCK, records(1), List.of()).constraints();
    RecordKey record = records(1).get(0);
    assertThat(one)
        .containsExactlyEntriesOf(Map.of(record, List.of(Constraint.lock("d", 7, record))));
    decision(Kind.LOCK, records(3), List.of())
        .constraints()
        .forEach((key, demanded) -> assertThat(demanded).hasSize(3));
  }

  @Test
  void whatIsKeptApartSaysSoOnBothSidesAndNotWithinOne() {
    List<RecordKey> all = records(5);
    Map<RecordKey, List<Constraint>> apart =
        decision(Kind.APART, all.subList(0, 2), all.subList(2, 5)).constraints();
    assertThat(apart.get(all.get(0)))
        .containsExactlyElementsOf(
            all.subList(2, 5).stream().map(other -> Constraint.cannotLink("d", 7, other)).toList());
    assertThat(apart.get(all.get(4))).hasSize(2);
  }

  @Test
  void isReadBackAsItWasWritten() {
    for (Kind kind : Kind.values()) {
      StewardDecision written = decision(kind, records(3), records(1));
      byte[] stored = StewardDecisionCodec.INSTANCE.toBytes(written);
      assertThat(StewardDecisionCodec.INSTANCE.fromBytes(stored)).isEqualTo(written);
    }
  }
}
