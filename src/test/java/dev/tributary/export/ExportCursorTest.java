package dev.tributary.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** A cursor is read again where it is whole, and of this kind and topic, and nowhere else. */
class ExportCursorTest {
  private static final Uuid TOPIC = Uuid.randomUuid();
  private static final ExportCursor CURSOR =
      new ExportCursor(ExportKind.GOLDEN, 1_700_000_000_000L, new TreeMap<>(Map.of(0, 5L, 1, 0L)));

  @Test
  void whatIsWrittenIsRead() throws CursorException {
    assertThat(ExportCursor.parse(CURSOR.text(TOPIC), ExportKind.GOLDEN, TOPIC)).isEqualTo(CURSOR);
  }

  @Test
  void anotherKindOrTopicIsRefused() {
    assertWrong(CURSOR.text(TOPIC), ExportKind.CROSSWALK, TOPIC);
    assertWrong(CURSOR.text(TOPIC), ExportKind.GOLDEN, Uuid.randomUuid());
  }

  @Test
  void whatIsChangedOrCutIsRefused() {
    byte[] bytes = Base64.getUrlDecoder().decode(CURSOR.text(TOPIC));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertWrong(Base64.getUrlEncoder().encodeToString(other), ExportKind.GOLDEN, TOPIC);
    }
    Random random = new Random(3);
    for (int length = 0; length < bytes.length; length++) {
      assertWrong(CURSOR.text(TOPIC).substring(0, length), ExportKind.GOLDEN, TOPIC);
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertWrong(Base64.getUrlEncoder().encodeToString(noise), ExportKind.GOLDEN, TOPIC);
    }
    assertWrong("no base 64!", ExportKind.GOLDEN, TOPIC);
  }

  private static void assertWrong(String text, ExportKind kind, Uuid topic) {
    assertThatThrownBy(() -> ExportCursor.parse(text, kind, topic))
        .isInstanceOf(CursorException.class)
        .hasMessageContaining("no cursor");
  }
}
