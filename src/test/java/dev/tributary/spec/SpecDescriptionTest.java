package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.spec.SpecDescription.Paragraph;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpecDescriptionTest {
  private static List<String> lines(String text, String title) {
    return SpecTexts.plan(text).description().paragraphs().stream()
        .filter(paragraph -> paragraph.title().equals(title))
        .flatMap(paragraph -> paragraph.lines().stream())
        .toList();
  }

  @Test
  void tellsWhereRecordsComeFrom() {
    assertThat(lines(SpecTexts.FELLEGI_SUNTER, "Where records come from"))
        .contains(
            "crm_contacts, a row being identified by crm_contact_id, trusted most:",
            "- phone from mobile and home",
            "- company_name from \"Acme\"",
            "Personal, and never in a log: email, last_name, phone.");
  }

  @Test
  void tellsEveryWayOfBlocking() {
    assertThat(lines(SpecTexts.file("blocking-rules.yml"), "Which records are compared"))
        .containsExactly(
            "Two records are compared if they agree in at least one of:",
            "- email (normalised as email)",
            "- name (normalised as name) and city (normalised as generic)",
            "- the soundex code of name (normalised as name) and the year of born (normalised as generic)",
            "- the metaphone code of name (normalised as name) and the first 3 characters of postcode"
                + " (normalised as postal_code)",
            "- city (normalised as generic) and born (normalised as generic), in blocks of at most 50"
                + " records",
            "- the soundex code of name (normalised as name) and postcode (normalised as postal_code)",
            "- a rare group of 2 n-grams of 3 characters (no pair is missed that shares 70% of them or"
                + " more) of the text of name (normalised as name) and city (normalised as generic), in"
                + " blocks of at most 1000 records",
            "- the first 4 or 6 or 8 characters of the text of name (normalised as name) and city"
                + " (normalised as generic)",
            "- all 2 hashes in one of 8 bands, of the words of the text of title (normalised as generic)"
                + " and notes (normalised as generic)",
            "- all 4 hashes in one of 8 bands, of the n-grams of 4 characters of notes (normalised as"
                + " generic)",
            "- the side of all 6 hyperplanes of one of 8 bands, by the vector of the text of title"
                + " (normalised as generic) and notes (normalised as generic)",
            "A block of more than 200 records, where nothing else is said, contributes nothing, and a"
                + " record is in at most 300 blocks.");
  }

  @Test
  void tellsWhatLevelsAndRulesAreWorth() {
    assertThat(lines(SpecTexts.FELLEGI_SUNTER, "How a pair is scored"))
        .contains(
            "- email, normalised as email, by exact: +19.8 where equal; -8.6 otherwise.",
            "- last_name, normalised as name, by jaro_winkler: +5.5 from 0.88; -3.0 otherwise.");
    assertThat(lines(SpecTexts.RULES, "How a pair is scored"))
        .contains(
            "- email_exact: 1 where email (normalised as email) are equal",
            "- address_composite: the least of these, if all fire",
            "  - street_fuzzy: 0.4 times the similarity of street_address (normalised as address) by"
                + " levenshtein, from 0.8 on");
  }

  @Test
  void tellsTheDecisionAndWhatIsLeft() {
    assertThat(lines(SpecTexts.RULES, "What becomes of a pair"))
        .containsExactly(
            "From 0.9 on it is a match.",
            "From 0.7 on a person is asked.",
            "Below, the two records have nothing to do with each other.");
    assertThat(lines(SpecTexts.file("blocking-rules.yml"), "What becomes of a pair"))
        .contains("From 4 (probability 0.9412) on it is a match.");
    assertThat(
            lines(SpecTexts.file("five-systems.yml"), "What changes of this spec have to keep to"))
        .contains("Other thresholds come into force only after a shadow run under them.");
    assertThat(lines(SpecTexts.FELLEGI_SUNTER, "What a golden record shows"))
        .contains("Of email the most complete value.");
  }

  @Test
  void everyShippedFormHasAllParagraphs() {
    for (String text : List.of(SpecTexts.SMALLEST, SpecTexts.RULES, SpecTexts.FELLEGI_SUNTER)) {
      Plan plan = Objects.requireNonNull(SpecReader.read(text, "test.yml").plan());
      assertThat(plan.description().paragraphs())
          .hasSizeGreaterThanOrEqualTo(6)
          .extracting(Paragraph::lines)
          .doesNotContain(List.of());
    }
  }
}
