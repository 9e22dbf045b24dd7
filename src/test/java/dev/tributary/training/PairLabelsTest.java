package dev.tributary.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.SmallSpec;
import dev.tributary.training.Labels.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Labels of pairs say of each pair what follows from them, and no more. */
class PairLabelsTest {
  private static final BatchRecords RECORDS = records(7);

  private static BatchRecords records(int count) {
    List<SourceChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(new SourceChange(key(i), Map.of("id", "r" + i, "name", "N" + i), i, -1));
    }
    return BatchRecords.of(SmallSpec.plan("labelled"), changes);
  }

  private static RecordKey key(int number) {
    return new RecordKey("crm", "r" + number);
  }

  private static PairTruth same(int a, int b) {
    return new PairTruth(key(a), key(b), true);
  }

  private static PairTruth apart(int a, int b) {
    return new PairTruth(key(a), key(b), false);
  }

  private static Known known(Labels labels, int a, int b) {
    return labels.of(RECORDS.number(key(a)), RECORDS.number(key(b)));
  }

  @Test
  void sameIsSoAllRoundAndApartBetweenGroups() {
    Labels labels =
        Labels.ofPairs(
            RECORDS, List.of(same(2, 1), same(0, 1), same(3, 4), apart(2, 4), same(5, 9)));
    assertThat(known(labels, 0, 2)).isEqualTo(Known.MATCH);
    assertThat(known(labels, 0, 3)).isEqualTo(Known.OTHER);
    assertThat(known(labels, 4, 1)).isEqualTo(Known.OTHER);
    assertThat(known(labels, 0, 5)).isEqualTo(Known.NOTHING);
    assertThat(labels.entityCount()).isEqualTo(2);
    assertThat(labels.matchingPairs()).isEqualTo(4);
    assertThat(labels.contradictions()).isZero();
  }

  @Test
  void recordsThatWereNeverComparedMayBeTheSame() {
    Labels labels = Labels.ofPairs(RECORDS, List.of(same(0, 1), same(2, 3), apart(5, 6)));
    assertThat(known(labels, 0, 2)).isEqualTo(Known.NOTHING);
    assertThat(known(labels, 5, 6)).isEqualTo(Known.OTHER);
    assertThat(known(labels, 5, 0)).isEqualTo(Known.NOTHING);
  }

  @Test
  void whatOthersTieTogetherIsNotApart() {
    Labels labels = Labels.ofPairs(RECORDS, List.of(apart(0, 2), same(0, 1), same(1, 2)));
    assertThat(known(labels, 0, 2)).isEqualTo(Known.MATCH);
    assertThat(labels.contradictions()).isEqualTo(1);
  }
}
