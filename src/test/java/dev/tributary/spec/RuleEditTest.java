package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One rule of a text is another, and nothing else of it is. */
class RuleEditTest {
  private static final String BLOCKS =
      """
      # Ümläute und 😀 count as one character each
      entity: {name: a}
      rules:
        # the first
        - name: email_exact
          type: exact          # as it is
          field: email
        - {name: phone, type: exact, field: phone, weight: 0.5} # last

      decision: {scoring: weighted_sum}
      """;

  @Test
  void aRuleIsReplacedWhereItStands() {
    String edited = RuleEdit.put(BLOCKS, "email_exact", "{\"name\": \"email_exact\"}");
    assertThat(edited)
        .isEqualTo(
            BLOCKS.replace(
                "name: email_exact\n    type: exact          # as it is\n    field: email",
                "{\"name\": \"email_exact\"}"));
    assertThat(RuleEdit.put(BLOCKS, "phone", "{\"name\": \"phone\"}"))
        .contains("  - {\"name\": \"phone\"} # last\n");
  }

  @Test
  void aNewRuleComesBehindTheLast() {
    assertThat(RuleEdit.put(BLOCKS, "zip", "{\"name\": \"zip\"}"))
        .contains("weight: 0.5} # last\n  - {\"name\": \"zip\"}\n\ndecision:");
    assertThat(RuleEdit.put("rules:\n- {name: a}", "b", "{\"name\": \"b\"}"))
        .isEqualTo("rules:\n- {name: a}\n- {\"name\": \"b\"}");
  }

  @Test
  void aListInBracketsStaysOne() {
    assertThat(RuleEdit.put("rules: [{name: a}]\n", "b", "{\"name\": \"b\"}"))
        .isEqualTo("rules: [{name: a}, {\"name\": \"b\"}]\n");
    assertThat(RuleEdit.put("rules: []\n", "b", "{\"name\": \"b\"}"))
        .isEqualTo("rules: [{\"name\": \"b\"}]\n");
  }

  @Test
  void comparisonsAreRulesToo() {
    String text = "decision:\n  scoring:\n    fields: [email, {name: zip}]\n";
    assertThat(RuleEdit.put(text, "email", "{\"name\": \"email\"}"))
        .isEqualTo("decision:\n  scoring:\n    fields: [{\"name\": \"email\"}, {name: zip}]\n");
  }

  @Test
  void theEditedSpecIsWhatItsTextSays() {
    String text = SmallSpec.text("edited");
    String rule =
        "{\"name\": \"phone\", \"comparator\": \"exact\", \"m_probability\": 0.8,"
            + " \"u_probability\": 0.005}";
    Plan plan = SmallSpec.read(RuleEdit.put(text, "phone", rule));
    assertThat(SpecDiff.between(SmallSpec.plan("edited"), plan).changes())
        .singleElement()
        .matches(change -> change.name().equals("phone"));
  }

  @Test
  void whatCannotBeEditedIsSaid() {
    assertThatThrownBy(() -> RuleEdit.put("entity: a", "b", "{}"))
        .hasMessageContaining("neither rules nor");
    assertThatThrownBy(() -> RuleEdit.put("x: &r {name: a}\nrules: [*r]", "a", "{}"))
        .hasMessageContaining("alias");
    assertThatThrownBy(() -> RuleEdit.put("rules: [", "a", "{}")).hasMessageContaining("not YAML");
  }
}
