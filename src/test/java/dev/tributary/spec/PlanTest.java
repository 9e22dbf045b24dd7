package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.survivorship.GoldenField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final RecordKey CRM = new RecordKey("crm_contacts", "1");
  private static final RecordKey SUPPORT = new RecordKey("support_users", "7");

  private final Plan plan = SpecTexts.plan(SpecTexts.FELLEGI_SUNTER);
  private final Plan rules = SpecTexts.plan(SpecTexts.RULES);

  private Features features(Map<String, String> columns) {
    return plan.features(plan.attributes(CRM, columns));
  }

  private static Features ruleFeatures(Plan plan, Map<String, String> columns) {
    return plan.features(plan.attributes(new RecordKey("crm", "1"), columns));
  }

  @Test
  void knowsWhatTheSpecCallsThings() {
    assertThat(plan.entityName()).isEqualTo("customer");
    assertThat(plan.identityVersion()).isEqualTo("customer_v1");
    assertThat(plan.sources()).containsExactly("crm_contacts", "support_users");
    assertThat(plan.hasSource("crm_contacts")).isTrue();
    assertThat(plan.hasSource("crm")).isFalse();
    assertThat(plan.primaryKey("crm_contacts")).isEqualTo("crm_contact_id");
    assertThat(plan.attributeNames())
        .containsExactly("email", "phone", "first_name", "last_name", "company_name");
    assertThat(plan.personalAttributes()).containsExactly("email", "last_name", "phone");
    assertThat(plan.limits()).isEqualTo(Limits.DEFAULT);
    assertThatThrownBy(() -> plan.primaryKey("crm"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("crm_contacts");
  }

  @Test
  void mapsColumnsAndKeepsRawValues() {
    Attributes attributes =
        plan.attributes(CRM, Map.of("email", " Bob@Example.COM ", "phone", "", "other", "x"));
    assertThat(attributes.values()).isEqualTo(Map.of("email", List.of(" Bob@Example.COM ")));
    assertThat(plan.attributes(CRM, Map.of()).values()).isEmpty();
  }

  @Test
  void severalColumnsAreSeveralValuesAndAConstantIsAlwaysThere() {
    Attributes attributes =
        plan.attributes(SUPPORT, Map.of("mobile", "1", "home", "2", "mail", "  "));
    assertThat(attributes.values())
        .isEqualTo(Map.of("phone", List.of("1", "2"), "company_name", List.of("Acme")));
    Attributes same = plan.attributes(SUPPORT, Map.of("mobile", "1", "home", "1"));
    assertThat(same.all("phone")).containsExactly("1");
  }

  @Test
  void stagingFunctionsMakeValuesInAPipeline() {
    String text =
        SpecTexts.RULES.replace(
            "attributes: {email: email, name: holder}",
            """
            attributes:
                  email: {column: mails, function: split, separator: ";"}
                  name: {columns: [first, last], function: concat, separator: " "}
                  phone: [{column: number, function: [trim, {name: before, separator: ext}]}, mobile]
            """);
    Plan staged = SpecTexts.plan(text);
    Map<String, String> row =
        Map.of("mails", "a@x.org; b@x.org", "first", "Ada", "number", " 12 ext 3", "mobile", "45");
    assertThat(staged.attributes(new RecordKey("billing", "1"), row).values())
        .isEqualTo(
            Map.of(
                "email", List.of("a@x.org", "b@x.org"),
                "name", List.of("Ada"),
                "phone", List.of("12", "45")));
  }

  @Test
  void oneSlotPerAttributeUnderANormaliser() {
    assertThat(features(Map.of()).slotCount()).isEqualTo(5);
  }

  @Test
  void comparesNormalisedValues() {
    Features a = features(Map.of("email", "Bob.Smith+x@gmail.com", "last_name", "SMITH"));
    Features b = features(Map.of("email", "bobsmith@googlemail.com", "last_name", "Smith"));
    PairScore score = plan.scorer().score(a, b);
    double expected =
        2 * Math.log(0.95 / 0.001) / Math.log(2) + Math.log(0.88 / 0.02) / Math.log(2);
    assertThat(score.total()).isCloseTo(expected, within(1e-6));
    assertThat(plan.scorer().partNames())
        .containsExactly("email", "phone", "first_name", "last_name", "company_name");
    assertThat(score.parts()[1]).isNaN();
  }

  @Test
  void thresholdsAreInTheUnitOfTheScorer() {
    assertThat(plan.matchThreshold()).isEqualTo(8.0);
    assertThat(plan.reviewThreshold()).isEqualTo(4.0);
    assertThat(rules.matchThreshold()).isEqualTo(0.9);
    assertThat(rules.reviewThreshold()).isEqualTo(0.7);
    String probabilities =
        SpecTexts.FELLEGI_SUNTER.replace(
            "    thresholds: {match: 8.0, possible: 4.0, non_match: -5.0}\n", "");
    Plan byProbability = SpecTexts.plan(probabilities);
    assertThat(byProbability.matchThreshold()).isCloseTo(Math.log(9) / Math.log(2), within(1e-9));
    assertThat(byProbability.probability(byProbability.matchThreshold()))
        .isCloseTo(0.9, within(1e-9));
  }

  @Test
  void probabilitiesLieBetweenNoughtAndOne() {
    assertThat(plan.probability(0)).isEqualTo(0.5);
    assertThat(plan.probability(3)).isCloseTo(8.0 / 9, within(1e-12));
    assertThat(plan.probability(5_000)).isEqualTo(1);
    assertThat(plan.probability(-5_000)).isEqualTo(0);
    assertThat(rules.probability(0.8)).isEqualTo(0.8);
    assertThat(rules.probability(2.4)).isEqualTo(1);
  }

  @Test
  void blocksByTheNormaliserOfTheScoring() {
    Features bob = features(Map.of("first_name", "Bob", "last_name", "Smith"));
    Features robert = features(Map.of("first_name", "Robert", "last_name", "SMITH"));
    assertThat(plan.blocks(bob)).containsAnyElementsOf(plan.blocks(robert));
    BlockKey shared = plan.blocks(bob).get(0);
    assertThat(plan.blockingRuleName(shared.rule())).isEqualTo("last_name+first_name");
    assertThat(plan.blocks(features(Map.of()))).isEmpty();
  }

  @Test
  void aBlockingKeyNamesTheSameBlocksInEverySpec() {
    String reordered =
        SpecTexts.RULES.replace("keys: [email, phone, zip_code]", "keys: [zip_code, name, email]");
    Map<String, String> columns = Map.of("email", "a@example.com");
    Plan other = SpecTexts.plan(reordered);
    List<BlockKey> blocks = rules.blocks(ruleFeatures(rules, columns));
    assertThat(blocks).hasSize(1).isEqualTo(other.blocks(ruleFeatures(other, columns)));
    assertThat(other.blockingRuleName(blocks.get(0).rule())).isEqualTo("email");
    assertThat(rules.blockingRuleName(-1)).contains("-1");
  }

  @Test
  void phoneticStrategyBlocksBySound() {
    String text =
        SpecTexts.RULES
            .replace("strategy: exact", "strategy: phonetic")
            .replace("keys: [email, phone, zip_code]", "keys: [name]");
    Plan phonetic = SpecTexts.plan(text);
    List<BlockKey> smith = phonetic.blocks(ruleFeatures(phonetic, Map.of("name", "Smith")));
    assertThat(smith)
        .hasSize(1)
        .isEqualTo(phonetic.blocks(ruleFeatures(phonetic, Map.of("name", "Smyth"))));
    assertThat(phonetic.blockingRuleName(smith.get(0).rule())).isEqualTo("name:soundex");
  }

  @Test
  void rulesAddUpAndACompositeTakesTheLeast() {
    Map<String, String> one =
        Map.of("email", "A@example.com", "street_address", "1 Main St", "zip_code", "10001");
    Map<String, String> other =
        Map.of("email", "a@example.com", "street_address", "1 Main St", "zip_code", "10001");
    PairScore score = rules.scorer().score(ruleFeatures(rules, one), ruleFeatures(rules, other));
    assertThat(score.total()).isCloseTo(1.0 + 0.3, within(1e-6));
    assertThat(rules.scorer().partNames())
        .containsExactly(
            "email_exact", "phone_exact", "name_fuzzy", "address_composite", "dob_exact");
  }

  @Test
  void aRuleOverSeveralFieldsAsksForAll() {
    String text = SpecTexts.RULES.replace("    field: email\n", "    fields: [email, zip_code]\n");
    Plan both = SpecTexts.plan(text);
    Map<String, String> record = Map.of("email", "a@example.com", "zip_code", "10001");
    Map<String, String> moved = Map.of("email", "a@example.com", "zip_code", "10002");
    Features here = ruleFeatures(both, record);
    assertThat(both.scorer().score(here, here).total()).isEqualTo(1.0);
    assertThat(both.scorer().score(here, ruleFeatures(both, moved)).total()).isEqualTo(0);
  }

  @Test
  void swappedNamesReachTheirLevel() {
    String text =
        SpecTexts.FELLEGI_SUNTER.replace(
            "comparator: jaro_winkler, weight: 1.0, m_probability: 0.85, u_probability: 0.05, normalizer: nickname",
            "comparator: jaro_winkler, normalizer: name, levels: [{threshold: 0.9, m: 0.8, u: 0.05},"
                + " {cross_field: last_name, threshold: 1, m: 0.125, u: 0.0078125}, {else: true, m: 0.075, u: 0.942}]");
    Plan crossing = SpecTexts.plan(text);
    Features straight =
        crossing.features(
            crossing.attributes(CRM, Map.of("first_name", "Ada", "last_name", "Byron")));
    Features swapped =
        crossing.features(
            crossing.attributes(CRM, Map.of("first_name", "Byron", "last_name", "Ada")));
    assertThat(crossing.scorer().score(straight, swapped).parts()[2]).isCloseTo(4f, within(1e-4f));
  }

  @Test
  void flagsInvalidValuesAndKeepsThem() {
    Attributes attributes = plan.attributes(CRM, Map.of("email", "no-address", "phone", "12"));
    assertThat(plan.invalidAttributes(attributes)).containsExactly("email", "phone");
    assertThat(plan.normalise(attributes).features()).isEqualTo(plan.features(attributes));
    assertThat(attributes.first("email")).isEqualTo("no-address");
    assertThat(plan.invalidAttributes(Attributes.NONE)).isEmpty();
  }

  @Test
  void sourcesSurviveInTheOrderOfTheSpecButForOverrides() {
    MemberRecord crm =
        new MemberRecord(CRM, plan.attributes(CRM, Map.of("phone", "1", "company", "Crm Inc")), 1);
    MemberRecord support =
        new MemberRecord(SUPPORT, plan.attributes(SUPPORT, Map.of("home", "2")), 2);
    var golden = plan.survivorship().survive(List.of(support, crm));
    assertThat(golden.get("phone")).extracting(GoldenField::value).isEqualTo("2");
    assertThat(golden.get("company_name"))
        .extracting(GoldenField::value, GoldenField::from)
        .containsExactly("Crm Inc", CRM);
  }

  @Test
  void limitsAreRead() {
    String limits =
        """
        limits: {max_block_size: 50, max_entity_size: 10, max_review_items_per_record: 3,
                 max_record_bytes: 2048, round_timeout: 500ms, settle_timeout: 2m}
        """;
    assertThat(SpecTexts.plan(SpecTexts.SMALLEST + limits).limits())
        .isEqualTo(new Limits(50, 10, 3, 2048, Duration.ofMillis(500), Duration.ofMinutes(2)));
  }

  @Test
  void theRegionReachesTheNormalisers() {
    String german = "default_region: DE\n" + SpecTexts.FELLEGI_SUNTER;
    Plan there = SpecTexts.plan(german);
    Map<String, String> national = Map.of("phone", "030 901820");
    Map<String, String> international = Map.of("phone", "+49 30 901820");
    assertThat(there.features(there.attributes(CRM, national)))
        .isEqualTo(there.features(there.attributes(CRM, international)));
  }

  @Test
  void genericValuesAreNeitherComparedNorBlockedBy() {
    String text =
        SpecTexts.FELLEGI_SUNTER.replace(
            "blocking:\n", "ignore_generic_values: [email, phone]\nblocking:\n");
    Plan ignoring = SpecTexts.plan(text);
    Map<String, String> columns = Map.of("email", "info@acme.com", "phone", "000-000-0000");
    Attributes attributes = ignoring.attributes(CRM, columns);
    assertThat(ignoring.blocks(ignoring.features(attributes))).isEmpty();
    assertThat(plan.blocks(features(columns))).hasSize(2);
    assertThat(attributes.first("email")).isEqualTo("info@acme.com");
    assertThat(ignoring.invalidAttributes(attributes)).containsExactly("phone");
    assertThat(ignoring.hash()).isNotEqualTo(plan.hash());

    Attributes several =
        ignoring.attributes(SUPPORT, Map.of("mobile", "999-999-9999", "home", "212-555-0123"));
    assertThat(ignoring.blocks(ignoring.features(several))).hasSize(1);
  }

  @Test
  void valuesAreComparedInLatinLettersAndKeptAsTheyAre() {
    String text =
        SpecTexts.FELLEGI_SUNTER.replace("blocking:\n", "transliterate: [first_name]\nblocking:\n");
    Plan reading = SpecTexts.plan(text);
    Attributes attributes =
        reading.attributes(CRM, Map.of("first_name", "\u0418\u0432\u0430\u043d"));
    assertThat(attributes.first("first_name")).isEqualTo("\u0418\u0432\u0430\u043d");
    assertThat(reading.features(attributes))
        .isEqualTo(reading.features(reading.attributes(CRM, Map.of("first_name", "Ivan"))))
        .isNotEqualTo(plan.features(attributes));
    assertThat(reading.hash()).isNotEqualTo(plan.hash());
    assertThat(reading.description().toString()).contains("Compared in Latin letters: first_name.");
  }

  @Test
  void whatIsNotPublishedIsComparedAllTheSame() {
    String text =
        SpecTexts.FELLEGI_SUNTER.replace(
            "{field: email, strategy: most_complete}", "{field: email, publish: false}");
    Plan hiding = SpecTexts.plan(text);
    assertThat(plan.publishedAttributes()).isEqualTo(plan.attributeNames()).contains("email");
    assertThat(hiding.attributeNames()).isEqualTo(plan.attributeNames());
    assertThat(hiding.publishedAttributes()).doesNotContain("email").isNotEmpty();
    Attributes attributes = hiding.attributes(CRM, Map.of("email", "a@x.org"));
    assertThat(hiding.blocks(hiding.features(attributes))).isNotEmpty();
    List<MemberRecord> members = List.of(new MemberRecord(CRM, attributes, 0));
    assertThat(plan.survivorship().survive(members)).containsKey("email");
    assertThat(hiding.survivorship().survive(members)).doesNotContainKey("email");
    assertThat(hiding.hash()).isNotEqualTo(plan.hash());
  }

  @Test
  void everyMatchIsFirmUnlessTheSpecSaysFromWhichScoreOn() {
    assertThat(plan.firmThreshold()).isEqualTo(8.0);
    assertThat(rules.firmThreshold()).isEqualTo(rules.matchThreshold());
    Plan firm =
        SpecTexts.plan(SpecTexts.FELLEGI_SUNTER.replace("{match: 8.0", "{firm: 11, match: 8.0"));
    assertThat(firm.firmThreshold()).isEqualTo(11);
    assertThat(firm.matchThreshold()).isEqualTo(8);
    assertThat(firm.hash()).isNotEqualTo(plan.hash());
    Plan spelledOut =
        SpecTexts.plan(SpecTexts.FELLEGI_SUNTER.replace("{match: 8.0", "{firm: 8, match: 8.0"));
    assertThat(spelledOut.hash()).isEqualTo(plan.hash());
  }
}
