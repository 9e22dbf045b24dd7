package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Personal values are hidden by their kind, and nothing of the original is changed. */
class MaskingTest {
  private final Masking masking = new Masking(ServicePlans.small("masking"));

  @Test
  void hidesByKind() {
    ObjectNode golden = JsonNodeFactory.instance.objectNode();
    golden.put("email", "betty.baker@example.com").put("phone", "+1 (650) 555-0176");
    golden.put("name", "Betty Baker").put("date_of_birth", "1980-02-03").put("city", "Reno");
    ObjectNode before = golden.deepCopy();
    ObjectNode masked = masking.mask(golden);
    assertThat(masked.path("email").asText()).isEqualTo("b***@example.com");
    assertThat(masked.path("phone").asText()).isEqualTo("***76");
    assertThat(masked.path("name").asText()).isEqualTo("B***");
    assertThat(masked.path("date_of_birth").asText()).isEqualTo("***");
    assertThat(masked.path("city").asText()).isEqualTo("Reno");
    assertThat(golden).isEqualTo(before);
  }

  @Test
  void hidesWhatHasAnotherForm() {
    assertThat(masking.mask("email", "no address")).isEqualTo("***");
    assertThat(masking.mask("phone", "1234")).isEqualTo("***");
    assertThat(masking.mask("name", "")).isEqualTo("***");
    assertThat(masking.mask("name", "\uD83D\uDE00x")).isEqualTo("\uD83D\uDE00***");
  }
}
