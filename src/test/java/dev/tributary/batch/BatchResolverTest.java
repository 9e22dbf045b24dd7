package dev.tributary.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.BlockKey;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BatchResolverTest {
  private static final int CAP = 12;

  private static Plan plan() {
    SpecReading reading =
        SpecReader.read(
            """
            entity: person
            sources: {a: {primary_key: id, attributes: [name, city]}}
            normalizers: {name: generic, city: generic}
            blocking: {keys: [city, [name]]}
            decision:
              scoring:
                fields:
                  - {name: name, comparator: jaro_winkler, m_probability: 0.9, u_probability: 0.01}
                  - {name: city, m_probability: 0.9, u_probability: 0.1}
                thresholds: {match: 6, possible: 0}
            limits: {max_block_size: %d}
            """
                .formatted(CAP),
            "test.yml");
    assertThat(reading.plan()).as(reading.report()).isNotNull();
    return Objects.requireNonNull(reading.plan());
  }

  private static SourceChange row(int id, String name, String city) {
    Map<String, String> columns = Map.of("id", "" + id, "name", name, "city", city);
    return new SourceChange(new RecordKey("a", "" + id), columns, 0, -1);
  }

  private static List<SourceChange> rows(long seed) {
    Random random = new Random(seed);
    List<SourceChange> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(row(i, "name" + random.nextInt(60), "city" + random.nextInt(20)));
    }
    return rows;
  }

  @Test
  void candidatesAreThePairsOfAllBlocksThatAreNotOverTheCapEachOnce() {
    BatchRecords records = BatchRecords.of(plan(), rows(1));
    BlockIndex blocks = BlockIndex.of(records);
    Set<List<Integer>> found = new HashSet<>();
    for (int a = 0; a < records.size(); a++) {
      int before = a;
      for (int b : blocks.partnersAfter(a)) {
        assertThat(b).isGreaterThan(before);
        before = b;
        assertThat(found.add(List.of(a, b))).isTrue();
      }
    }
    Set<List<Integer>> expected = new HashSet<>();
    int saturated = 0;
    Set<BlockKey> keys = new TreeSet<>();
    records.all().forEach(record -> keys.addAll(record.blocks()));
    for (BlockKey key : keys) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < records.size(); i++) {
        if (records.get(i).blocks().contains(key)) {
          members.add(i);
        }
      }
      saturated += members.size() > CAP ? 1 : 0;
      for (int a = 0; a < members.size() && members.size() <= CAP; a++) {
        for (int b = a + 1; b < members.size(); b++) {
          expected.add(List.of(members.get(a), members.get(b)));
        }
      }
    }
    assertThat(saturated).isPositive();
    assertThat(found).isEqualTo(expected).isNotEmpty();
    for (List<Integer> pair : expected) {
      assertThat(blocks.isCandidate(pair.get(1), pair.get(0))).isTrue();
    }
  }

  @Test
  void theOrderOfArrivalChangesNothing() {
    List<SourceChange> rows = rows(2);
    BatchResolution given = BatchResolver.resolve(BatchRecords.of(plan(), rows));
    Collections.shuffle(rows, new Random(3));
    BatchResolution shuffled = BatchResolver.resolve(BatchRecords.of(plan(), rows));
    assertThat(shuffled.entities()).isEqualTo(given.entities());
    assertThat(shuffled.matches()).isEqualTo(given.matches()).isNotEmpty();
    assertThat(given.crosswalk()).hasSize(200);
    assertThat(given.entities()).hasSizeLessThan(200);
    assertThat(given.matches().size() + given.reviews().size())
        .isLessThanOrEqualTo((int) given.comparisons());
  }

  @Test
  void theLastRowOfAKeyCountsAndADeletionTakesItAway() {
    RecordKey gone = new RecordKey("a", "2");
    List<SourceChange> rows =
        List.of(
            row(1, "ann", "ulm"),
            row(2, "bob", "ulm"),
            row(1, "eve", "ulm"),
            new SourceChange(gone, null, 0, -1));
    BatchRecords records = BatchRecords.of(plan(), rows);
    assertThat(records.size()).isEqualTo(1);
    assertThat(records.get(0).content().attributes().first("name")).isEqualTo("eve");
    assertThat(records.number(gone)).isNull();
  }

  @Test
  void aMatchingPairIsOneEntity() {
    List<SourceChange> rows =
        List.of(row(1, "ann lee", "ulm"), row(2, "ann lee", "ulm"), row(3, "zoe", "ulm"));
    BatchResolution resolution = BatchResolver.resolve(BatchRecords.of(plan(), rows));
    assertThat(resolution.comparisons()).isEqualTo(3);
    assertThat(resolution.crosswalk())
        .containsEntry(new RecordKey("a", "2"), "a:1")
        .containsEntry(new RecordKey("a", "3"), "a:3");
  }
}
