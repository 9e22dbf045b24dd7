package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.clustering.Guards;
import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.model.Tie;
import dev.tributary.model.Tier;
import dev.tributary.scoring.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies and guards as a spec states them. */
class PolicySpecTest {
  private static final String COMPANY = read("company.yml");
  private static final String TALENT = read("talent.yml");

  private static String read(String file) {
    try {
      return Files.readString(Path.of("config", "specs", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Features features(Plan plan, String source, String... columns) {
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put(columns[i], columns[i + 1]);
    }
    Attributes attributes = plan.attributes(new RecordKey(source, "1"), row);
    return plan.features(attributes);
  }

  private static Features erp(Plan plan, String vat, String name, String street) {
    return features(
        plan, "erp_partners", "vat", vat, "name", name, "street", street, "city", "Graz");
  }

  // ---- layered

  @Test
  void theFirstKeyThatAgreesDecides() {
    Plan plan = SpecTexts.plan(COMPANY);
    Features acme = erp(plan, "ATU12345678", "Acme Corporation", "Ring 1");
    Judgement byVat = plan.policy().judge(acme, erp(plan, "atu 1234-5678", "Other Name", "Way 9"));
    assertThat(byVat).isNotNull();
    assertThat(byVat.tie()).isEqualTo(Tie.key(0));
    assertThat(byVat.edge()).isTrue();
    assertThat(plan.policy().label(byVat.tie())).isEqualTo("key");
    assertThat(plan.policy().method(byVat.tie())).isEqualTo("key:vat");
    assertThat(plan.policy().probability(byVat.score().total(), byVat.tie())).isEqualTo(1);
    assertThat(byVat.score().parts()).hasSameSizeAs(plan.policy().partNames());
    assertThat(byVat.score().parts()[0]).isEqualTo(1f);

    Features plain = features(plan, "erp_partners", "name", "Acme Inc.", "phone", "+43 316 777666");
    Features same =
        features(plan, "crm_accounts", "account_name", "ACME", "phone", "0043316777666");
    Judgement byPhone = plan.policy().judge(plain, same);
    assertThat(byPhone).isNotNull();
    assertThat(byPhone.tie()).isEqualTo(Tie.key(2));
  }

  @Test
  void whereNoKeyAgreesLikenessDecides() {
    Plan plan = SpecTexts.plan(COMPANY);
    Features acme = erp(plan, "", "Acme Drilling", "Ring 1");
    Judgement match = plan.policy().judge(acme, erp(plan, "", "Acme Driling", "Ring 1a"));
    assertThat(match).isNotNull();
    assertThat(match.tie()).isEqualTo(Tie.MATCH);
    Judgement review = plan.policy().judge(acme, erp(plan, "", "Acme Billing", "Weg 25"));
    assertThat(review).isNotNull();
    assertThat(review.edge()).isFalse();
    assertThat(plan.policy().label(review.tie())).isEqualTo("review");
    assertThat(plan.policy().judge(acme, erp(plan, "", "Zenith", "Weg 25"))).isNull();
  }

  @Test
  void aDecisiveKeyThatDiffersLeavesLaterKeysNoSay() {
    String loose =
        COMPANY
            .replace("    - {field: vat, must: not_differ}\n", "")
            .replace("  constraints:\n", "");
    Plan plan = SpecTexts.plan(loose);
    Features one =
        features(
            plan, "erp_partners", "vat", "ATU11111112", "name", "Acme", "phone", "+43316777666");
    Features two =
        features(
            plan, "erp_partners", "vat", "ATU99999998", "name", "Acme", "phone", "+43316777666");
    Judgement judged = plan.policy().judge(one, two);
    assertThat(judged == null || !judged.tie().isKey()).isTrue();
    Plan open = SpecTexts.plan(loose.replace(", decisive: true", ""));
    assertThat(open.policy().judge(one, two).tie()).isEqualTo(Tie.key(2));
  }

  @Test
  void whatHasToAgreeStandsAboveLikenessAndBelowKeys() {
    Plan plan = SpecTexts.plan(COMPANY.replace(", decisive: true", ""));
    Features one = erp(plan, "ATU11111112", "Acme", "Ring 1");
    assertThat(plan.policy().judge(one, erp(plan, "ATU99999998", "Acme", "Ring 1"))).isNull();
    Features byKey =
        features(
            plan, "erp_partners", "vat", "ATU11111112", "name", "Acme", "phone", "+43316777666");
    Features other =
        features(
            plan, "erp_partners", "vat", "ATU99999998", "name", "Acme", "phone", "+43316777666");
    assertThat(plan.policy().judge(byKey, other).tie().tier()).isEqualTo(Tier.KEY);
  }

  @Test
  void judgementsAreSymmetric() {
    Plan plan = SpecTexts.plan(COMPANY);
    Features a = erp(plan, "ATU12345678", "Acme", "Ring 1");
    Features b = erp(plan, "", "Acme Group", "Ring 1");
    assertThat(plan.policy().judge(a, b).score().total())
        .isEqualTo(plan.policy().judge(b, a).score().total());
  }

  // ---- graph

  private static Features person(
      Plan plan, String first, String last, String email, String phone, String title) {
    return features(
        plan,
        "candidates",
        "FIRSTNAME",
        first,
        "LASTNAME",
        last,
        "OTHER_EMAIL__C",
        email,
        "MOBILEPHONE",
        phone,
        "TITLE",
        title,
        "MAILINGCITY",
        "Springfield");
  }

  @Test
  void anchorsAndProfilesMakeTheLabels() {
    Plan plan = SpecTexts.plan(TALENT);
    Features ada = person(plan, "Ada", "Byron", "ada@x.org", "217-555-0142", "Engineer");
    assertThat(label(plan, ada, person(plan, "Ada", "Byron", "ada@x.org", "", "Engineer")))
        .isEqualTo("MERGE_STRONG");
    assertThat(label(plan, ada, person(plan, "Zoe", "Quist", "ada@x.org", "2175550142", "Cook")))
        .as("two anchors weigh 2")
        .isEqualTo("MERGE_STRONG");
    assertThat(label(plan, ada, person(plan, "Zoe", "Quist", "ada@x.org", "", "Cook")))
        .isEqualTo("REVIEW_ANCHOR");
    assertThat(label(plan, ada, person(plan, "Ada", "Byron", "", "", "Engineer")))
        .isEqualTo("REVIEW_PERSONA");
    assertThat(label(plan, ada, person(plan, "Zoe", "Quist", "", "", "Cook"))).isEqualTo("IGNORE");
    assertThat(plan.policy().partNames())
        .containsExactly("SHARED_EMAIL", "SHARED_PHONE", "SIMILAR_PROFILE");
  }

  private static String label(Plan plan, Features a, Features b) {
    Judgement judgement = plan.policy().judge(a, b);
    assertThat(judgement == null || judgement.edge() == (judgement.tie().tier() == Tier.MATCH))
        .as("reviews are no edges")
        .isTrue();
    return judgement == null ? "IGNORE" : plan.policy().label(judgement.tie());
  }

  @Test
  void acrossAnEntityAnchorsAndProfilesAreEdges() {
    Plan plan =
        SpecTexts.plan(TALENT.replace("    merge: 1.5", "    merge: 1.5\n    across_entity: true"));
    Features ada = person(plan, "Ada", "Byron", "ada@x.org", "", "Engineer");
    Judgement anchor =
        plan.policy().judge(ada, person(plan, "Zoe", "Quist", "ada@x.org", "", "Cook"));
    assertThat(anchor.tie()).isEqualTo(Tie.ANCHOR);
    assertThat(anchor.edge()).isTrue();
    Judgement persona = plan.policy().judge(ada, person(plan, "Ada", "Byron", "", "", "Engineer"));
    assertThat(persona.tie()).isEqualTo(Tie.PERSONA);
    assertThat(persona.edge()).isTrue();
    assertThat(plan.guards().personaReview()).isEqualTo(0.8);
  }

  @Test
  void aLabelThatNoPairCanHaveIsAWarning() {
    SpecReading reading =
        SpecReader.read(TALENT.replace("      weight: 0.8", "      weight: 0.5"), "test.yml");
    assertThat(reading.problems(Severity.WARNING)).hasSize(1);
    assertThat(reading.problems(Severity.WARNING).get(0).message()).contains("REVIEW_PERSONA");
  }

  // ---- guards

  @Test
  void guardsAreCompiled() {
    Guards guards = SpecTexts.plan(COMPANY).guards();
    assertThat(guards.duplicateFree()).containsExactly("erp_partners");
    assertThat(guards.collisionMargin()).isEqualTo(0.03);
    assertThat(guards.constraints()).hasSize(1);
    Plan plan =
        SpecTexts.plan(
            COMPANY.replace(
                "guards:\n",
                "guards:\n  one_to_one: [erp_partners, crm_accounts]\n  min_density: 0.4\n"));
    assertThat(plan.guards().oneToOne())
        .containsExactly(new Guards.SourcePair("erp_partners", "crm_accounts"));
    assertThat(plan.guards().minDensity()).isEqualTo(0.4);
    assertThat(plan.cutsMatches()).isTrue();
    assertThat(SpecTexts.plan(SpecTexts.RULES).cutsMatches()).isFalse();
    Attributes vat = new Attributes(Map.of("vat", List.of("at u123 45678")));
    assertThat(plan.guardFeatures(vat).values(0)).containsExactly("ATU12345678");
  }

  @Test
  void whatRecordsAgreeInMayBeAlike() {
    String text =
        COMPANY.replace(
            "must: not_differ",
            "must: not_differ, comparator: damerau_levenshtein, threshold: 0.8");
    Plan plan = SpecTexts.plan(text);
    var alike = plan.guards().constraints().get(0).alike();
    assertThat(alike.test("ATU12345678", "ATU12345687")).isTrue();
    assertThat(alike.test("ATU12345678", "ATU87654321")).isFalse();
    assertThat(plan.hash()).isNotEqualTo(SpecTexts.plan(COMPANY).hash());
    assertThat(plan.description().toString()).contains("(damerau_levenshtein from 0.8 on)");
    String usual = COMPANY.replace("must: not_differ", "must: not_differ, comparator: date");
    var byDefault = SpecTexts.plan(usual).guards().constraints().get(0).alike();
    assertThat(byDefault.test("1978-12-11", "1978-11-12")).isTrue();
    assertThat(byDefault.test("1978-12-11", "1954-03-31")).isFalse();
  }

  @Test
  void sharedValuesKnowTheirPartsOfTheScore() {
    Guards guards = SpecTexts.plan(TALENT).guards();
    assertThat(guards.shared()).isNotNull();
    assertThat(guards.shared().values().get(0).parts()).containsExactly(0);
    assertThat(guards.shared().values().get(1).parts()).containsExactly(1);
    assertThat(guards.shared().floor()).isEqualTo(1.5);
    assertThat(guards.shared().samePerson().test("a", "ada")).isTrue();
    assertThat(guards.shared().samePerson().test("ada", "zoe")).isFalse();
    Guards layered =
        SpecTexts.plan(
                COMPANY.replace(
                    "guards:\n", "guards:\n  shared_values: {fields: city, persons: name}\n"))
            .guards();
    assertThat(layered.shared().values().get(0).parts())
        .as("behind the four keys")
        .containsExactly(6);
  }

  @Test
  void whatChangesTheOutcomeChangesTheHash() {
    String hash = SpecTexts.plan(COMPANY).hash();
    for (String[] change :
        new String[][] {
          {"duplicate_free: true", "duplicate_free: false"},
          {", decisive: true", ""},
          {"collision_margin: 0.03", "collision_margin: 0.04"},
          {"must: not_differ", "must: agree"},
          {"collision_margin: 0.03", "collision_margin: 0.03\n  collision_of: contradicting"},
          {"fields: [name, phone]}", "fields: [name, domain, phone]}"},
        }) {
      assertThat(COMPANY).contains(change[0]);
      assertThat(SpecTexts.plan(COMPANY.replace(change[0], change[1])).hash())
          .as(change[0])
          .isNotEqualTo(hash);
    }
    assertThat(SpecTexts.plan(TALENT.replace("similarity: 0.9", "similarity: 0.91")).hash())
        .isNotEqualTo(SpecTexts.plan(TALENT).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "policy: layered|policy: layerd|decision.policy|did you mean \"layered\"?",
        "fields: vat,|fields: vatt,|decision.keys[0].fields|did you mean \"vat\"?",
        "{name: name_phone, fields: [name, phone]}|{name: vat, fields: phone}|decision.keys[2]|already",
        "{name: name_phone, fields: [name, phone]}|{name: name_phone}|decision.keys[2]|\"fields\" is missing",
        "decisive: true|decisive: maybe|decision.keys[0].decisive|expected true or false",
        "duplicate_free: true|duplicate_free: 1|sources.erp_partners.duplicate_free|true or false",
        "must: not_differ|must: match|guards.constraints[0].must|not_differ",
        "must: not_differ|must: not_differ, threshold: 0.8|guards.constraints[0].threshold|name a comparator",
        "must: not_differ|must: not_differ, comparator: dat|guards.constraints[0].comparator|did you mean \"date\"?",
        "collision_margin: 0.03|collision_of: contradicting|guards.collision_of|add collision_margin",
        "{field: vat, must|{field: vatt, must|guards.constraints[0].field|did you mean \"vat\"?",
        "collision_margin: 0.03|collision_margin: -1|guards.collision_margin|from 0 to 100",
        "collision_margin: 0.03|one_to_one: [erp_partners, crm]|guards.one_to_one[1]|no source \"crm\"",
        "collision_margin: 0.03|one_to_one: [erp_partners]|guards.one_to_one|expected two sources",
        "collision_margin: 0.03|shared_values: {fields: phone}|guards.shared_values|\"persons\" is missing",
      })
  void mistakesAreNamedWithTheirPlaceAndCure(
      String right, String wrong, String path, String message) {
    assertThat(COMPANY).contains(right);
    String text = COMPANY.replace(right, wrong);
    SpecReading reading = SpecReader.read(text, "test.yml");
    List<Problem> errors = reading.problems(Severity.ERROR);
    assertThat(errors).as(reading.report()).hasSize(1);
    assertThat(errors.get(0).path()).isEqualTo(path);
    assertThat(errors.get(0).message()).contains(message);
    String line = text.lines().skip(errors.get(0).line() - 1L).findFirst().orElse("");
    String first = wrong.lines().findFirst().orElse("");
    assertThat(line).contains(first.substring(0, Math.min(4, first.length())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "field: email, weight: 1.0|field: emial, weight: 1.0|did you mean \"email\"?",
        "merge: 1.5|merge: 9|no pair merges",
        "similarity: 0.9|embedder: gpt|hashed_ngrams",
        "      similarity: 0.9|      similarity: 2|from 0 to 1",
      })
  void mistakesInAGraphAreFound(String right, String wrong, String message) {
    assertThat(TALENT).contains(right);
    SpecReading reading = SpecReader.read(TALENT.replace(right, wrong), "test.yml");
    assertThat(reading.problems(Severity.ERROR)).as(reading.report()).hasSize(1);
    assertThat(reading.problems(Severity.ERROR).get(0).message()).contains(message);
  }
}
