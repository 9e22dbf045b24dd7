package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What one instance writes the other reads, and nothing that is broken passes for it. */
class LookupFormatTest {
  private static final List<Lookup> LOOKUPS =
      List.of(
          Lookup.crosswalk("crm", "ä:1/2"),
          Lookup.golden("0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90"),
          new Lookup(Table.REVIEW_QUEUE, "crm:"));

  @Test
  void questionsAndAnswersComeBackAsTheyWere() throws IOException {
    LookupFormat.Question question =
        LookupFormat.readQuestion(LookupFormat.question(LOOKUPS, true));
    assertThat(question.lookups()).isEqualTo(LOOKUPS);
    assertThat(question.stale()).isTrue();

    List<byte[]> values = new ArrayList<>();
    values.add("{}".getBytes(StandardCharsets.UTF_8));
    values.add(null);
    values.add(new byte[0]);
    Rows rows = LookupFormat.readAnswer(LookupFormat.answer(new Rows(values, false)));
    assertThat(rows.stale()).isFalse();
    assertThat(rows.values().get(0)).isEqualTo(values.get(0));
    assertThat(rows.values().get(1)).isNull();
    assertThat(rows.values().get(2)).isEmpty();
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] whole = LookupFormat.question(LOOKUPS, false);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> LookupFormat.readQuestion(part)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void brokenBytesAreReadOrRefusedAndNeverTakeMemory() {
    Random random = new Random(7);
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = LookupFormat.question(LOOKUPS, false);
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        LookupFormat.readQuestion(bytes);
        LookupFormat.readAnswer(bytes);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotEqualTo("");
      }
    }
  }
}
