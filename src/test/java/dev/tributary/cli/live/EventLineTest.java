package dev.tributary.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.demo.ChangeKind;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.MergeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLineTest {
  private static final RecordKey A = new RecordKey("crm", "a");
  private static final RecordKey B = new RecordKey("crm", "b");
  private static final RecordKey C = new RecordKey("crm", "c");

  private final Names names = new Names();
  private final EventLine lines = new EventLine(names);

  @BeforeEach
  void learnNames() {
    names.learn(golden("11111111-1", Map.of("first_name", "Ann", "last_name", "Lee")));
    names.learn(golden("22222222-2", Map.of("email", "x@y.z")));
  }

  private static GoldenRecord golden(String entity, Map<String, String> fields) {
    return new GoldenRecord(
        entity, 1, new TreeMap<>(fields), new TreeMap<>(), List.of(A), 1, 1, false);
  }

  private static MergeEvent event(
      EventType type, List<RecordKey> records, List<String> sources, List<String> targets) {
    boolean scored = type == EventType.MERGE;
    return new MergeEvent(
        "id", type, "11111111-1", 2, records, sources, targets, scored ? 12.34 : null, null, 0);
  }

  private String story(EventType type, List<RecordKey> records, ChangeKind reason) {
    return lines.story(event(type, records, List.of(), List.of()), Optional.ofNullable(reason));
  }

  @Test
  void tellsEachKindOfEvent() {
    assertThat(story(EventType.CREATE, List.of(A), null)).isEqualTo("new: crm:a");
    assertThat(story(EventType.MERGE, List.of(A, B, C), ChangeKind.NEW_RECORD))
        .isEqualTo("crm:a, crm:b and 1 more came in, score 12.3 (new record)");
    assertThat(story(EventType.UPDATE, List.of(A), ChangeKind.NEW_PHONE))
        .isEqualTo("crm:a changed (new phone)");
    assertThat(story(EventType.UPDATE, List.of(A), ChangeKind.DELETION))
        .isEqualTo("crm:a left (deletion)");
    assertThat(story(EventType.RETIRE, List.of(), null)).isEqualTo("is gone");
  }

  @Test
  void namesTheOthers() {
    List<String> others = List.of("22222222-2", "33333333-3");
    assertThat(lines.story(event(EventType.MERGE, List.of(A), others, List.of()), Optional.empty()))
        .isEqualTo("crm:a came in, and with it x@y.z, 33333333, score 12.3");
    assertThat(lines.story(event(EventType.SPLIT, List.of(A), List.of(), others), Optional.empty()))
        .isEqualTo("parted from x@y.z, 33333333 over crm:a");
    assertThat(
            lines.story(
                event(EventType.RETIRE, List.of(), List.of(), List.of("22222222-2")),
                Optional.empty()))
        .isEqualTo("is now x@y.z");
    assertThat(lines.name(event(EventType.RETIRE, List.of(), List.of(), List.of())).strip())
        .isEqualTo("Ann Lee");
    assertThat(EventLine.time(event(EventType.RETIRE, List.of(), List.of(), List.of())))
        .isEqualTo("00:00:00");
  }

  @Test
  void cellsAreCutAndFilledByCodePoints() {
    assertThat(Cells.fit("ab", 4)).isEqualTo("ab  ");
    assertThat(Cells.fit("abcd", 4)).isEqualTo("abcd");
    assertThat(Cells.fit("abcde", 4)).isEqualTo("abc…");
    assertThat(Cells.fit("𝒜𝒜𝒜", 2)).isEqualTo("𝒜…");
    assertThat(Cells.fit("a\nb\tc", 5)).isEqualTo("a b c");
  }

  @Test
  void theReasonOfAnEventIsTheLastChangeOfItsRecords() {
    RecentChanges recent = new RecentChanges();
    recent.add(A, ChangeKind.NEW_RECORD);
    recent.add(A, ChangeKind.NEW_MAIL);
    assertThat(recent.of(List.of(B, A))).contains(ChangeKind.NEW_MAIL);
    assertThat(recent.of(List.of(B))).isEmpty();
    for (int i = 0; i < 1000; i++) {
      recent.add(new RecordKey("crm", "n" + i), ChangeKind.CORRECTION);
    }
    assertThat(recent.of(List.of(A))).isEmpty();
  }
}
