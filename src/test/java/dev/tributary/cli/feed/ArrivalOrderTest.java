package dev.tributary.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalOrderTest {
  private static ChangeEvent event(String source, String id, int row) {
    byte[] value = Integer.toString(row).getBytes(StandardCharsets.UTF_8);
    return new ChangeEvent(new RecordKey(source, id), value);
  }

  private static List<ChangeEvent> file(String source, int rows) {
    List<ChangeEvent> events = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      events.add(event(source, source + i, i));
    }
    return events;
  }

  private static List<String> arrange(String order, List<List<ChangeEvent>> files) {
    Iterator<ChangeEvent> arranged =
        ArrivalOrder.parse(order).arrange(files.stream().map(List::iterator).toList());
    List<String> ids = new ArrayList<>();
    arranged.forEachRemaining(event -> ids.add(event.key().id()));
    return ids;
  }

  @Test
  void theGivenOrderTakesOneOfEachFileInTurn() {
    assertThat(arrange("given", List.of(file("a", 3), file("b", 1), file("c", 2))))
        .containsExactly("a0", "b0", "c0", "a1", "c1", "a2");
    assertThat(arrange("given", List.of())).isEmpty();
    assertThat(arrange("given", List.of(file("a", 0)))).isEmpty();
    assertThatThrownBy(() -> new ArrivalOrder.Given().arrange(List.of()).next())
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aShuffleHasEverythingOnceAndIsTheSameForTheSameSeed() {
    List<List<ChangeEvent>> files = List.of(file("a", 50), file("b", 30), file("c", 20));
    List<String> shuffled = arrange("shuffle:7", files);
    assertThat(shuffled).hasSize(100).doesNotHaveDuplicates();
    assertThat(arrange("shuffle:7", files)).isEqualTo(shuffled);
    assertThat(arrange("shuffle:8", files)).isNotEqualTo(shuffled);
    assertThat(arrange("shuffle:-7", files)).isNotEqualTo(shuffled);
    assertThat(arrange("given", files)).isNotEqualTo(shuffled);
  }

  @Test
  void rowsOfOneRecordKeepTheirOrder() {
    List<ChangeEvent> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(event("a", "a" + i % 20, i));
    }
    for (long seed = 0; seed < 20; seed++) {
      Map<RecordKey, Integer> last = new HashMap<>();
      new ArrivalOrder.Shuffled(seed)
          .arrange(List.of(rows.iterator()))
          .forEachRemaining(
              event -> {
                int row = Integer.parseInt(new String(event.value(), StandardCharsets.UTF_8));
                assertThat(last.getOrDefault(event.key(), -1)).isLessThan(row);
                last.put(event.key(), row);
              });
      assertThat(last.values()).allMatch(row -> row >= 180);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sorted", "shuffle", "shuffle:", "shuffle:x", "shuffle:1.5", "GIVEN"})
  void anyOtherOrderIsRefused(String text) {
    assertThatThrownBy(() -> ArrivalOrder.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shuffle:42");
  }

  @Test
  void anOrderIsPrintedAsItIsWritten() {
    assertThat(ArrivalOrder.parse("given")).hasToString("given");
    assertThat(ArrivalOrder.parse("shuffle:42")).hasToString("shuffle:42");
  }
}
