package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hash follows from record, version and row alone, whatever the order of the columns. */
class ContentHashTest {
  private static final RecordKey RECORD = new RecordKey("crm", "C-1");
  private static final Map<String, String> ROW = Map.of("email", "a@example.com", "name", "Ann");

  @Test
  void isTheSameForTheSameRow() {
    Map<String, String> turned = new LinkedHashMap<>();
    turned.put("name", "Ann");
    turned.put("email", "a@example.com");
    Map<String, String> back = new LinkedHashMap<>();
    back.put("email", "a@example.com");
    back.put("name", "Ann");
    assertThat(ContentHash.of(RECORD, 3, turned)).isEqualTo(ContentHash.of(RECORD, 3, back));
  }

  @Test
  void isAnotherForAnotherRecordVersionOrRow() {
    int hash = ContentHash.of(RECORD, 3, ROW);
    assertThat(ContentHash.of(new RecordKey("crm", "C-2"), 3, ROW)).isNotEqualTo(hash);
    assertThat(ContentHash.of(RECORD, 4, ROW)).isNotEqualTo(hash);
    assertThat(ContentHash.of(RECORD, 3, Map.of("email", "a@example.com"))).isNotEqualTo(hash);
    assertThat(ContentHash.of(RECORD, 3, Map.of("emailn", "ame"))).isNotEqualTo(hash);
  }

  /** As computed by another program: callers may compute it too, from what the schema says. */
  @Test
  void staysAsItIs() {
    assertThat(ContentHash.of(RECORD, 3, ROW)).isEqualTo(0xcc50875a);
  }
}
