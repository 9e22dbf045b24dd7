package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import org.junit.jupiter.api.Test;

/** Personal values are hidden by their kind, and nothing of the original is changed. */
class MaskingTest {
  private final Masking masking = new Masking(SmallSpec.plan("masking"));

  @Test
  void hidesByKind() {
    ObjectNode golden = JsonNodeFactory.instance.objectNode();
    golden.put("email", "betty.baker@example.com").put("phone", "+1 (650) 555-0176");
    golden.put("name", "Betty Baker").put("city", "Reno");
    ObjectNode before = golden.deepCopy();
    ObjectNode masked = masking.mask(golden);
    assertThat(masked.path("email").asText()).isEqualTo("b***@example.com");
    assertThat(masked.path("phone").asText()).isEqualTo("***76");
    assertThat(masked.path("name").asText()).isEqualTo("B***");
    assertThat(masked.path("city").asText()).as("no attribute of the spec").isEqualTo("***");
    assertThat(golden).isEqualTo(before);
  }

  @Test
  void knowsPersonalAttributesByTheirNames() {
    String attributes =
        "surname, family, contact_name, date_of_birth, street, address_line_1, national_id, tax_id,"
            + " city, company_name, product_name, domain, status";
    Plan plan =
        SmallSpec.read(
            SmallSpec.text("names").replace("phone, name]}", "phone, name, " + attributes + "]}"));
    Masking named = new Masking(plan);
    assertThat(plan.attributeNames().stream().filter(named::isPersonal))
        .containsExactlyInAnyOrder(
            "name",
            "email",
            "phone",
            "surname",
            "family",
            "contact_name",
            "date_of_birth",
            "street",
            "address_line_1",
            "national_id",
            "tax_id");
    assertThat(named.mask("surname", "Baker")).isEqualTo("B***");
    assertThat(named.mask("national_id", "Baker")).isEqualTo("***");
  }

  @Test
  void hidesWhatHasAnotherForm() {
    assertThat(masking.mask("email", "no address")).isEqualTo("***");
    assertThat(masking.mask("phone", "1234")).isEqualTo("***");
    assertThat(masking.mask("name", "")).isEqualTo("***");
    assertThat(masking.mask("name", "\uD83D\uDE00x")).isEqualTo("\uD83D\uDE00***");
  }
}
