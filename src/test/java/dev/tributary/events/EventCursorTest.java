package dev.tributary.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The id of an event is where to go on, and nothing else is. */
class EventCursorTest {
  private static final String ENTITY = "customer";

  private static EventCursor random(SplittableRandom random) {
    Map<EventPlace, Long> next = new TreeMap<>();
    for (EventKind kind : EventKind.all()) {
      for (int partition = 0; partition < random.nextInt(6); partition++) {
        next.put(new EventPlace(kind, partition), random.nextLong() >>> random.nextInt(1, 60));
      }
    }
    return EventCursor.of(next);
  }

  @Test
  void aCursorReadsAsItWasWritten() throws EventsLostException {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      EventCursor cursor = random(random);
      assertThat(EventCursor.parse(cursor.text(ENTITY), ENTITY)).isEqualTo(cursor);
    }
  }

  @Test
  void whatIsChangedOrCutOrOfAnotherTypeIsNone() {
    SplittableRandom random = new SplittableRandom(8);
    String text = random(random).text(ENTITY);
    assertNone(text, "supplier");
    for (int i = 0; i < text.length(); i++) {
      assertNone(text.substring(0, i), ENTITY);
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      if (i < text.length() - 1) { // the last one may hold bits that say nothing
        assertNone(text.substring(0, i) + other + text.substring(i + 1), ENTITY);
      }
    }
    assertNone("not base64!", ENTITY);
  }

  private static void assertNone(String text, String entity) {
    assertThatExceptionOfType(EventsLostException.class)
        .isThrownBy(() -> EventCursor.parse(text, entity))
        .matches(e -> !e.isOutdated());
  }
}
