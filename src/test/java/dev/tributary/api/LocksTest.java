package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.query.Table;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which records are locked follows from the decisions that are there, and from nothing else. */
class LocksTest {
  private static final RecordKey A = new RecordKey("crm", "a");
  private static final RecordKey B = new RecordKey("billing", "b");

  private final Plan plan = SmallSpec.plan("locks");
  private final Locks locks = new Locks(() -> plan);

  @BeforeEach
  void open() {
    locks.opened(0);
    locks.opened(1);
  }

  private static byte[] decision(String id, String type, String more) {
    String text =
        "{'decision_id': '%s', 'type': '%s', 'by': 'erp', 'at': '2026-03-05T08:30:00Z', 'reason': '',"
            + " %s}";
    return text.formatted(id, type, more).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] lock(String id, RecordKey record) {
    return decision(
        id,
        "lock",
        "'records': [{'source': '%s', 'id': '%s'}]".formatted(record.source(), record.id()));
  }

  @Test
  void aLockHoldsTheRecordsThatItNames() {
    locks.loaded(0, Table.STEWARDSHIP, "l1", lock("l1", A));
    locks.changed(1, Table.STEWARDSHIP, "l2", null, lock("l2", A));
    assertThat(locks.here(List.of(A, B))).containsExactly("l1", "l2");
    assertThat(locks.here(List.of(B))).isEmpty();
  }

  @Test
  void anotherValueOrNoneEndsIt() {
    locks.changed(0, Table.STEWARDSHIP, "l1", null, lock("l1", A));
    locks.changed(0, Table.STEWARDSHIP, "l1", lock("l1", A), lock("l1", B));
    assertThat(locks.here(List.of(A))).isEmpty();
    assertThat(locks.here(List.of(B))).containsExactly("l1");
    locks.changed(0, Table.STEWARDSHIP, "l1", lock("l1", B), null);
    assertThat(locks.here(List.of(A, B))).isEmpty();
  }

  @Test
  void whatTheResolverDoesNotFollowLocksNothing() {
    locks.loaded(0, Table.STEWARDSHIP, "l1", lock("another id", A));
    String records = "'records': [{'source': 'crm', 'id': 'a'}]";
    locks.loaded(0, Table.STEWARDSHIP, "l2", decision("l2", "lock", records + ", 'x': 1"));
    locks.loaded(0, Table.STEWARDSHIP, "m1", decision("m1", "force_merge", records));
    locks.loaded(0, Table.STEWARDSHIP, "l3", "no JSON".getBytes(StandardCharsets.UTF_8));
    locks.loaded(0, Table.AUDIT, "l4", lock("l4", A));
    assertThat(locks.here(List.of(A))).isEmpty();
    locks.changed(0, Table.STEWARDSHIP, "l2", null, lock("l2", A));
    assertThat(locks.here(List.of(A))).containsExactly("l2");
  }

  @Test
  void aPartitionThatIsKeptElsewhereIsForgotten() {
    locks.loaded(0, Table.STEWARDSHIP, "l1", lock("l1", A));
    locks.closed(0);
    assertThat(locks.here(List.of(A))).isEmpty();
    locks.opened(0);
    assertThat(locks.here(List.of(A))).isEmpty();
  }
}
