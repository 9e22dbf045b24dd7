package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.spec.SpecDescription.Section;
import dev.tributary.spec.SpecDiff.Change;
import dev.tributary.spec.SpecDiff.Kind;
import dev.tributary.spec.SpecDiff.TraitChange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecDiffTest {
  private static SpecDiff diff(String before, String right, String wrong) {
    String old = right.replace("\\n", "\n");
    assertThat(before).contains(old);
    String after = before.replace(old, wrong.replace("\\n", "\n"));
    return SpecDiff.between(SpecTexts.plan(before), SpecTexts.plan(after));
  }

  private static void assertOne(SpecDiff diff, Section section, Kind kind, String name) {
    assertThat(diff.alike()).isFalse();
    assertThat(diff.changes())
        .as(diff.changes().toString())
        .anyMatch(it -> it.section() == section && it.kind() == kind && it.name().equals(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "weight: 0.85|weight: 0.8|RULE|CHANGED|phone_exact|weight 0.85 0.8",
        "threshold: 0.80|threshold: 0.9|RULE|CHANGED|address_composite/street_fuzzy|threshold 0.8 0.9",
        "operator: and|operator: or|RULE|CHANGED|address_composite|operator and or",
        "name: dob_exact|name: born|RULE|ADDED|born|weight  0.4",
        "name: dob_exact|name: born|RULE|REMOVED|dob_exact|weight 0.4 ",
        "match: 0.9|match: 0.95|THRESHOLD|CHANGED|match|is 0.9 0.95",
        "review: 0.7|review: 0.6|THRESHOLD|CHANGED|review|is 0.7 0.6",
        "keys: [email, phone, zip_code]|keys: [email, phone]|BLOCKING|REMOVED|zip_code|normalizer postal_code ",
        "keys: [email, phone, zip_code]|keys: [phone, email, zip_code]|BLOCKING|CHANGED|order|order email, phone, zip_code phone, email, zip_code",
        "keys: [email, phone, zip_code]|keys: [email, phone, {fields: zip_code, max_block_size: 9}]|BLOCKING|CHANGED|zip_code|max_block_size that of limits 9",
        "name: billing\\n    primary_key: id|name: billing\\n    primary_key: nr|SOURCE|CHANGED|billing|primary_key id nr",
        "name: holder}|name: owner}|MAPPING|CHANGED|billing.name|from holder owner",
        "name: holder}|name: holder, title: mr}|ATTRIBUTE|ADDED|title|personal  no",
        "sources:\\n|ignore_generic_values: [email]\\nsources:\\n|ATTRIBUTE|CHANGED|email|generic values compared ignored",
        "sources:\\n|transliterate: [name]\\nsources:\\n|ATTRIBUTE|CHANGED|name|letters as written latin",
        "sources:\\n|survivorship: {overrides: [{field: name, publish: false}]}\\nsources:\\n|SURVIVORSHIP|ADDED|name|published  no",
        "sources:\\n|limits: {max_entity_size: 9}\\nsources:\\n|LIMIT|CHANGED|max_entity_size|is 100 9",
        "sources:\\n|survivorship: {default: longest}\\nsources:\\n|SURVIVORSHIP|CHANGED|default|strategy source_priority longest",
        "sources:\\n|survivorship: {overrides: [{field: name, strategy: longest}]}\\nsources:\\n|SURVIVORSHIP|ADDED|name|strategy  longest",
        "sources:\\n|guards: {min_density: 0.4}\\nsources:\\n|GUARD|CHANGED|min_density|is 0 0.4",
        "sources:\\n|guards: {collision_margin: 0.03}\\nsources:\\n|GUARD|ADDED|collision_margin|collision_of  untied",
        "sources:\\n|guards: {one_to_one: [crm, billing]}\\nsources:\\n|GUARD|ADDED|one_to_one crm, billing|is  yes",
        "sources:\\n|guards: {constraints: [{field: date_of_birth, must: not_differ}]}\\nsources:\\n|GUARD|ADDED|constraint date_of_birth|must  not_differ",
        "sources:\\n|guards: {shared_values: {fields: [email], persons: [name]}}\\nsources:\\n|GUARD|ADDED|shared_values|persons  name",
        "decision:\\n|decision:\\n  policy: layered\\n  keys: [{name: mail, fields: email}]\\n|KEY|ADDED|mail|fields  email",
        "decision:\\n|decision:\\n  policy: layered\\n  keys: [{name: mail, fields: email}]\\n|POLICY|CHANGED|policy|is thresholds layered",
        "name: customer}|name: client}|ENTITY|CHANGED|name|is customer client",
      })
  void tellsWhatDiffers(
      String right, String wrong, Section section, Kind kind, String name, String trait) {
    SpecDiff diff = diff(SpecTexts.RULES, right, wrong);
    assertOne(diff, section, kind, name);
    assertThat(diff.changes())
        .flatExtracting(Change::traits)
        .extracting(it -> (it.trait() + " " + it.before() + " " + it.after()).strip())
        .contains(trait);
    assertThat(diff.changesThresholds()).isEqualTo(section == Section.THRESHOLD);
  }

  @Test
  void tellsOfGuardsBesideOtherChanges() {
    String stricter = SpecTexts.RULES.replace("match: 0.9", "match: 0.95");
    SpecDiff diff =
        SpecDiff.between(
            SpecTexts.plan(SpecTexts.RULES),
            SpecTexts.plan(stricter.replace("sources:", "guards: {min_density: 0.4}\nsources:")));
    assertThat(diff.changes())
        .extracting(Change::section)
        .containsOnly(Section.THRESHOLD, Section.GUARD);
  }

  @Test
  void tellsOfComparisonsToo() {
    SpecDiff diff = diff(SpecTexts.FELLEGI_SUNTER, "m_probability: 0.95", "m_probability: 0.9");
    assertOne(diff, Section.COMPARISON, Kind.CHANGED, "email");
    assertThat(diff.changes().get(0).traits())
        .containsExactly(
            new TraitChange("level from 1", "m 0.95, u 0.001", "m 0.9, u 0.001"),
            new TraitChange("level else", "m 0.05, u 0.999", "m 0.1, u 0.999"));
    assertOne(
        diff(SpecTexts.FELLEGI_SUNTER, "fields:\n", "prior_log_odds: -3\n    fields:\n"),
        Section.SCORING,
        Kind.CHANGED,
        "scoring");
  }

  @Test
  void nothingDiffersWhereOnlyTheWritingDoes() {
    Plan plan = SpecTexts.plan(SpecTexts.FELLEGI_SUNTER);
    String rewritten =
        SpecTexts.FELLEGI_SUNTER
            .replace("[[email], [phone]", "[email, phone")
            .replace("match: 8.0, possible: 4.0", "possible: 4, match: 8")
            .replace("weight: 1.0", "weight: 1");
    SpecDiff diff = SpecDiff.between(plan, SpecTexts.plan(rewritten));
    assertThat(diff).isEqualTo(new SpecDiff(true, List.of()));
  }

  @Test
  void governanceAndTheNameOfTheVersionChangeNoOutcome() {
    SpecDiff version = diff(SpecTexts.FELLEGI_SUNTER, "customer_v1", "customer_v2");
    assertThat(version.alike()).isTrue();
    assertThat(version.changes()).extracting(Change::section).containsExactly(Section.VERSION);
    SpecDiff governance = diff(SpecTexts.FELLEGI_SUNTER, "[production]}\n", "[production, eu]}\n");
    assertThat(governance.alike()).isTrue();
    assertThat(governance.changes())
        .extracting(Change::section)
        .containsExactly(Section.GOVERNANCE);
  }

  @Test
  void governanceOldOrNewAsksForAShadowRunOfThresholds() {
    Plan free = SpecTexts.plan(SpecTexts.SMALLEST);
    String asking = SpecTexts.SMALLEST + "governance: {require_shadow_on_threshold_change: true}\n";
    Plan bound = SpecTexts.plan(asking);
    Plan freeLower = SpecTexts.plan(SpecTexts.SMALLEST.replace("match: 5", "match: 4"));
    Plan boundLower = SpecTexts.plan(asking.replace("match: 5", "match: 4"));
    assertThat(SpecDiff.between(bound, freeLower).needsShadow(bound, freeLower)).isTrue();
    assertThat(SpecDiff.between(free, boundLower).needsShadow(free, boundLower)).isTrue();
    assertThat(SpecDiff.between(free, freeLower).needsShadow(free, freeLower)).isFalse();
    assertThat(SpecDiff.between(free, bound).needsShadow(free, bound)).isFalse();
    assertThat(bound.governance().shadowBeforeThresholds()).isTrue();
  }

  @Test
  void whateverChangesTheOutcomeIsTold() {
    List<String> specs =
        List.of(SpecTexts.FELLEGI_SUNTER, SpecTexts.RULES, SpecTexts.file("blocking-rules.yml"));
    int told = 0;
    for (int seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      String text = specs.get(random.nextInt(specs.size()));
      int at = random.nextInt(text.length());
      String mutated =
          text.substring(0, at) + (char) ('0' + random.nextInt(10)) + text.substring(at + 1);
      Plan before = SpecTexts.plan(text);
      Plan after = SpecReader.read(mutated, "mutated.yml").plan();
      if (after == null) {
        continue;
      }
      SpecDiff diff = SpecDiff.between(before, after);
      assertThat(diff.alike()).isEqualTo(before.hash().equals(after.hash()));
      if (!diff.alike()) {
        told++;
        assertThat(diff.changes())
            .as("seed %d", seed)
            .isNotEmpty()
            .noneMatch(change -> change.section() == Section.OTHER);
      }
    }
    assertThat(told).isGreaterThan(50);
  }
}
