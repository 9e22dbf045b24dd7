package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
  private static final DemoData DATA = DemoData.generate(new DemoSettings(700, 3));

  private static List<DemoChange> changes(DemoData data, long seed, int count) {
    return Stream.generate(data.changes(seed)::next).limit(count).toList();
  }

  @Test
  void theSameSeedMakesTheSameChanges() {
    assertThat(changes(DATA, 1, 500)).isEqualTo(changes(DATA, 1, 500));
    assertThat(changes(DATA, 1, 500)).isNotEqualTo(changes(DATA, 2, 500));
  }

  @Test
  void timeOnlyMovesOnFromTheLastRecord() {
    long last = DATA.records().mapToLong(DemoRecord::eventTimeMillis).max().orElseThrow();
    for (DemoChange change : changes(DATA, 1, 5000)) {
      assertThat(change.change().eventTimeMillis()).isGreaterThan(last);
      last = change.change().eventTimeMillis();
    }
  }

  @Test
  void whatIsTrueStaysConsistent() {
    Map<RecordKey, String> truth = DATA.truth();
    Set<RecordKey> gone = new HashSet<>();
    Map<RecordKey, Map<String, String>> rows = new HashMap<>();
    DATA.records().forEach(record -> rows.put(record.key(), record.columns()));
    for (DemoChange change : changes(DATA, 4, 8000)) {
      RecordKey key = change.change().key();
      Map<String, String> columns = change.change().columns();
      assertThat(gone).doesNotContain(key);
      if (columns == null) {
        assertThat(truth).containsEntry(key, change.trueEntity());
        rows.remove(key);
        gone.add(key);
      } else {
        boolean fresh =
            change.kind() == ChangeKind.NEW_CUSTOMER || change.kind() == ChangeKind.NEW_RECORD;
        assertThat(truth.containsKey(key)).as("%s", change).isEqualTo(!fresh);
        Map<String, String> before = rows.put(key, columns);
        if (change.kind() != ChangeKind.ACCOUNT_MERGE) {
          assertThat(before).as("%s", change).isNotEqualTo(columns);
        }
        assertThat(truth.getOrDefault(key, change.trueEntity())).isEqualTo(change.trueEntity());
      }
      change.applyTo(truth);
    }
    assertThat(truth.keySet()).isEqualTo(rows.keySet());
  }

  @Test
  void everythingHappensOftenEnough() {
    Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
    changes(DATA, 5, 5000).forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    assertThat(counts).containsOnlyKeys(ChangeKind.values());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(40));
  }

  @Test
  void theNumberOfRecordsStaysAboutTheSame() {
    for (int entities : new int[] {1, 70, 700}) {
      DemoData data = DemoData.generate(new DemoSettings(entities, 3));
      Map<RecordKey, String> truth = data.truth();
      int before = truth.size();
      int most = 0;
      int least = Integer.MAX_VALUE;
      ChangeStream changes = data.changes(6);
      for (int i = 0; i < 10_000; i++) {
        changes.next().applyTo(truth);
        most = Math.max(most, truth.size());
        least = Math.min(least, truth.size());
      }
      assertThat(most).isLessThan(before * 11 / 10 + 100);
      assertThat(least).isGreaterThanOrEqualTo(before * 9 / 10 - 3);
    }
  }

  @Test
  void accountsMergeInTwoSteps() {
    List<DemoChange> merges =
        changes(DATA, 8, 5000).stream()
            .filter(change -> change.kind() == ChangeKind.ACCOUNT_MERGE)
            .toList();
    for (int i = 0; i + 1 < merges.size(); i += 2) {
      DemoChange deletion = merges.get(i);
      DemoChange survivor = merges.get(i + 1);
      assertThat(deletion.change().isDelete()).isTrue();
      assertThat(survivor.change().isDelete()).isFalse();
      assertThat(deletion.trueEntity()).isEqualTo(survivor.trueEntity());
      assertThat(deletion.change().key().source()).isEqualTo(survivor.change().key().source());
    }
  }
}
