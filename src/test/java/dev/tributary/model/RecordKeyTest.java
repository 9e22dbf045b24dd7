package dev.tributary.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordKeyTest {
  @Test
  void printsAndReadsItself() {
    RecordKey key = new RecordKey("crm", "a:b");
    assertThat(RecordKey.parse(key.toString())).isEqualTo(key);
  }

  @Test
  void refusesWhatItCouldNotReadBack() {
    assertThatThrownBy(() -> new RecordKey("c:rm", "1")).hasMessageContaining("colon");
    assertThatThrownBy(() -> new RecordKey("crm", "")).hasMessageContaining("empty id");
    assertThatThrownBy(() -> RecordKey.parse("crm")).hasMessageContaining("source:id");
  }
}
