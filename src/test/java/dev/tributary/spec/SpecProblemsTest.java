package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecProblemsTest {

  private static List<Problem> problems(String text, Severity severity) {
    return SpecReader.read(text, "test.yml").problems(severity);
  }

  /** The one error of a spec in which a text was replaced; the replacement marks the line. */
  private static Problem errorAfter(String spec, String right, String wrong) {
    assertThat(spec).contains(right);
    SpecReading reading = SpecReader.read(spec.replace(right, wrong), "test.yml");
    assertThat(reading.plan()).isNull();
    List<Problem> errors = reading.problems(Severity.ERROR);
    assertThat(errors).as(reading.report()).hasSize(1);
    return errors.get(0);
  }

  private static int lineOf(String spec, String text) {
    return spec.substring(0, spec.indexOf(text)).split("\n", -1).length;
  }

  @Test
  void unknownKeyHasItsLineColumnPathAndWhatWasMeant() {
    Problem problem =
        errorAfter(
            SpecTexts.RULES, "    threshold: 0.88", "    treshold: 0.88\n    threshold: 0.88");
    assertThat(problem.line()).isEqualTo(lineOf(SpecTexts.RULES, "threshold: 0.88"));
    assertThat(problem.column()).isEqualTo(5);
    assertThat(problem.path()).isEqualTo("rules[2].treshold");
    assertThat(problem.message()).contains("did you mean \"threshold\"?");
  }

  @Test
  void misspeltAttributeOfARuleIsFoundAndCorrected() {
    Problem problem = errorAfter(SpecTexts.RULES, "field: name", "field: nmae");
    assertThat(problem.line()).isEqualTo(lineOf(SpecTexts.RULES, "field: name"));
    assertThat(problem.message())
        .contains("rule \"name_fuzzy\"", "\"nmae\"", "did you mean \"name\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: customer}|name: Customer}|entity.name|lower-case",
        "weight: 0.85|weight: 1.5|rules[1].weight|from 0 to 1",
        "weight: 0.85|weight: high|rules[1].weight|expected a number",
        "weight: 0.85|weight: .nan|rules[1].weight|from 0 to 1",
        "weight: 0.85|weight: |rules[1].weight|has no value",
        "threshold: 0.88|threshold: 88|rules[2].threshold|is 88",
        "algorithm: jaro_winkler|algorithm: jaro_winkle|rules[2].algorithm|did you mean \"jaro_winkler\"?",
        "type: similarity\\n|type: fuzzy\\n|rules[2].type|is not known",
        "operator: and|operator: xor|rules[3].operator|is not known",
        "name: phone_exact|name: email_exact|rules[1].name|already",
        "name: phone_exact|name: phone exact|rules[1].name|letters, digits and _",
        "review: 0.7|review: 0.95|decision.thresholds.review|above match",
        "strategy: exact|size: 3|blocking.size|composite has no size",
        "strategy: exact|strategy: ngram\\n  bands: 4|blocking.bands|ngram has no bands",
        "strategy: exact|strategy: ngram\\n  threshold: 1.5|blocking.threshold|from 0.2 to 1",
        "strategy: exact|strategy: prefix\\n  lengths: [0]|blocking.lengths[0]|from 1 to 99",
        "strategy: exact|strategy: prefix\\n  lengths: []|blocking.lengths|1 to 8 lengths",
        "keys: [email, phone, zip_code]|keys: [{strategy: minhash, rows: 99, fields: [name]}]|blocking.keys[0].rows|from 1 to 32",
        "keys: [email, phone, zip_code]|keys: [{strategy: minhash}]|blocking.keys[0]|\"fields\" is missing",
        "keys: [email, phone, zip_code]|keys: [{fields: [nmae]}]|blocking.keys[0].fields[0]|did you mean \"name\"?",
        "keys: [email, phone, zip_code]|keys: [{fields: [name], max_block_size: 1}]|blocking.keys[0].max_block_size|from 2",
        "keys: [email, phone, zip_code]|keys: [email, {fields: email}]|blocking.keys[1]|already",
        "keys: [email, phone, zip_code]|keys: ['name:ngram3@7']|blocking.keys[0]|no transform",
        "keys: [email, phone, zip_code]|keys: ['name:minhash99x2']|blocking.keys[0]|no transform",
        "strategy: exact|strategy: exakt|blocking.strategy|did you mean \"exact\"?",
        "keys: [email, phone, zip_code]|keys: []|blocking.keys|1 to 5",
        "keys: [email, phone, zip_code]|keys: [email, email]|blocking.keys[1]|already",
        "keys: [email, phone, zip_code]|keys: [emial]|blocking.keys[0]|did you mean \"email\"?",
        "keys: [email, phone, zip_code]|keys: ['email:sondex']|blocking.keys[0]|soundex",
        "scoring: weighted_sum|scoring: weighted|decision.scoring|is not known",
        "- name: billing|- name: crm|sources[1].name|already",
        "primary_key: id\\n    attributes: {|attributes: {|sources[1]|\"primary_key\" is missing",
        "email: email, name: holder|email: email, email: mail|sources[1].attributes.email|twice",
        "name: holder|na-me: holder|sources[1].attributes.na-me|letters, digits and _",
        "name: holder|name: {column: holder, function: no.such}|sources[1].attributes.name.function|no.such",
        "name: holder|name: {column: holder, function: name.givn}|sources[1].attributes.name.function|did you mean \"name.given\"?",
        "name: holder|name: {column: holder, function: split}|sources[1].attributes.name.function|separator",
        "name: holder|name: {column: holder, function: trim, sep: x}|sources[1].attributes.name.function|sep",
        "name: holder|name: {column: holder, function: [trim, upper], separator: x}|sources[1].attributes.name.function|own arguments",
        "name: holder|name: {column: holder, function: []}|sources[1].attributes.name.function|1 to 10",
      })
  void eachMistakeIsNamedAtItsPlace(String right, String wrong, String path, String message) {
    Problem problem =
        errorAfter(SpecTexts.RULES, right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
    assertThat(problem.path()).isEqualTo(path);
    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isGreaterThan(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "match: 8.0, possible: 4.0|match: 4.0, possible: 8.0|decision.scoring.thresholds.possible|above match",
        "u_probability: 0.05|u_probability: 0|decision.scoring.fields[2].u_probability|between 0 and 1",
        "u_probability: 0.05, ||decision.scoring.fields[2]|\"u_probability\" is missing",
        "normalizer: nickname|normalizer: nickanme|decision.scoring.fields[2].normalizer|did you mean \"nickname\"?",
        "name: first_name, comparator|name: email, comparator|decision.scoring.fields[2].name|attribute: email",
        "comparator: jaro_winkler, weight: 1.0|comparator: jaro, weight: -1|decision.scoring.fields[2].weight|from 0 to 10",
        "priority: [support_users|priority: [support_user|survivorship.overrides[1].priority[0]|did you mean \"support_users\"?",
        "strategy: most_complete|strategy: most_complet|survivorship.overrides[0].strategy|did you mean",
        "field: email, strategy|field: e_mail, strategy|survivorship.overrides[0].field|did you mean \"email\"?",
        "api_version: kanoniv/v2|api_version: kanoniv/v9|api_version|did you mean \"kanoniv/v2\"?",
        "governance: {|governance: {strict: true, |governance.strict|unknown key",
        "log_decisions: true|log_decisions: true}\\n  moderation: {on: true|decision.moderation|unknown key",
        "log_decisions: true|log_decision: true|decision.audit.log_decision|did you mean \"log_decisions\"?",
        "max_iterations: 25|iterations: 25|decision.scoring.training.iterations|unknown key",
        "warn_after: \"12h\"|warn_afer: \"12h\"|sources.crm_contacts.freshness.warn_afer|did you mean",
        "{constant: Acme}|{constant: Acme, column: x}|sources.support_users.attributes.company_name.constant|neither",
        "{constant: Acme}|{function: name.given}|sources.support_users.attributes.company_name|origin",
        "entity:\\n|default_region: usa\\nentity:\\n|default_region|two capital letters",
        "entity:\\n|limits: {max_block_size: 1}\\nentity:\\n|limits.max_block_size|from 2",
        "entity:\\n|limits: {max_block_size: 2.5}\\nentity:\\n|limits.max_block_size|whole number",
        "entity:\\n|limits: {round_timeout: soon}\\nentity:\\n|limits.round_timeout|100ms to 1d",
        "match: 8.0|firm: 7, match: 8.0|decision.scoring.thresholds.match|above firm",
        "blocking:\\n|ignore_generic_values: [emial]\\nblocking:\\n|ignore_generic_values[0]|did you mean \"email\"?",
        "blocking:\\n|transliterate: [emial]\\nblocking:\\n|transliterate[0]|did you mean \"email\"?",
        "strategy: most_complete|publish: false, strategy: longest|survivorship.overrides[0].strategy|nothing to choose",
        "strategy: most_complete|publish: maybe|survivorship.overrides[0].publish|true or false",
        "field: email, strategy: most_complete|field: e_mail, publish: false|survivorship.overrides[0].field|did you mean \"email\"?",
        "entity:\\n|normalizers: {emial: email}\\nentity:\\n|normalizers.emial|did you mean \"email\"?",
      })
  void eachMistakeOfTheOtherFormToo(String right, String wrong, String path, String message) {
    Problem problem =
        errorAfter(
            SpecTexts.FELLEGI_SUNTER,
            right.replace("\\n", "\n"),
            (wrong == null ? "" : wrong).replace("\\n", "\n"));
    assertThat(problem.path()).isEqualTo(path);
    assertThat(problem.message()).contains(message);
  }

  @Test
  void oneReadingFindsAllMistakes() {
    String text =
        SpecTexts.RULES
            .replace("weight: 1.0", "weight: 7")
            .replace("field: phone", "field: fone")
            .replace("scoring: weighted_sum", "scorign: weighted_sum");
    assertThat(problems(text, Severity.ERROR)).hasSize(3);
  }

  @Test
  void settingsWithoutEffectAreNotedOnce() {
    List<Problem> notes = problems(SpecTexts.FELLEGI_SUNTER, Severity.NOTE);
    assertThat(notes)
        .extracting(Problem::path)
        .containsExactly(
            "entity.compliance.frameworks",
            "entity.compliance.audit_required",
            "sources.crm_contacts.adapter",
            "sources.crm_contacts.location",
            "sources.crm_contacts.schema",
            "sources.crm_contacts.freshness",
            "sources.crm_contacts.tags",
            "decision.scoring.thresholds.non_match",
            "decision.thresholds",
            "decision.conflict_strategy",
            "decision.tie_breaking",
            "decision.audit");
    assertThat(problems(SpecTexts.FELLEGI_SUNTER, Severity.WARNING))
        .extracting(Problem::path, Problem::message)
        .containsExactly(
            tuple(
                "sources.support_users",
                "has no freshness, which governance.require_freshness asks for"),
            tuple(
                "sources.support_users", "has no schema, which governance.require_schema asks for"),
            tuple(
                "sources.support_users",
                "has no tag \"production\", which governance.required_tags asks for"));
  }

  @Test
  void warnsOfAttributesThatNothingUses() {
    String text = SpecTexts.RULES.replace("attributes: [email,", "attributes: [title, email,");
    assertThat(problems(text, Severity.WARNING))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("\"title\""));
  }

  @Test
  void warnsOfProbabilitiesThatMakeNoSense() {
    String swapped = SpecTexts.SMALLEST.replace("0.9,", "0.001,");
    assertThat(problems(swapped, Severity.WARNING))
        .extracting(Problem::message)
        .hasSize(2)
        .anyMatch(it -> it.contains("speaks against a match"))
        .anyMatch(it -> it.contains("no pair can match"));
    String levels =
        SpecTexts.SMALLEST.replace(
            "m_probability: 0.9, u_probability: 0.01",
            "levels: [{threshold: 1, m: 0.5, u: 0.01}, {else: true, m: 0.1, u: 0.99}]");
    assertThat(problems(levels, Severity.WARNING))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("0.6"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{threshold: 0.8, m: 0.5, u: 0.1}, {threshold: 0.9, m: 0.2, u: 0.2}, {else: true, m: 0.3, u: 0.7}]",
        "[{threshold: 0.8, m: 0.5, u: 0.1}, {threshold: 0.7, m: 0.5, u: 0.9}]",
        "[{else: true, m: 0.5, u: 0.1}, {threshold: 0.7, m: 0.5, u: 0.9}]",
        "[{else: true, m: 0.5, u: 0.5}]",
        "[{m: 0.5, u: 0.5}, {else: true, m: 0.5, u: 0.5}]",
        "[{threshold: 1, u: 0.5}, {else: true, m: 0.5, u: 0.5}]",
        "[]",
        "none",
      })
  void refusesLevelsThatAreNoLevels(String levels) {
    String text =
        SpecTexts.SMALLEST.replace("m_probability: 0.9, u_probability: 0.01", "levels: " + levels);
    assertThat(problems(text, Severity.ERROR)).isNotEmpty();
  }

  @Test
  void warnsOfThresholdsThatNoPairReachesOrEveryPairDoes() {
    String unreachable = SpecTexts.SMALLEST.replace("match: 5", "match: 6.6");
    assertThat(problems(unreachable, Severity.WARNING))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("decision.scoring.thresholds");
              assertThat(problem.message()).contains("no pair can match", "6.492", "6.6");
            });
    String certain = SpecTexts.SMALLEST.replace("match: 5, possible: 2", "match: -4");
    assertThat(problems(certain, Severity.WARNING))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("every pair matches"));
    String rules = withRules("  - {name: a, type: exact, field: email, weight: 0.5}\n");
    assertThat(problems(rules, Severity.WARNING))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("decision.thresholds");
              assertThat(problem.message()).contains("0.5, is below match (0.9)");
            });
    assertThat(problems(SpecTexts.RULES, Severity.WARNING)).isEmpty();
  }

  @Test
  void thresholdsAreHeldAgainstWeightsThatSomebodyDecided() {
    String given = "levels: [{threshold: 1, weight: 4.5}, {else: true, weight: -2}]";
    assertThat(thresholdWarnings(given, 5)).singleElement().asString().contains("4.5", "match (5)");
    assertThat(thresholdWarnings(given, 4)).isEmpty();
    assertThat(thresholdWarnings(given, -2)).singleElement().asString().contains("every pair");
    String veto = "levels: [{threshold: 1, m: 0.9, u: 0.01}, {else: true, veto: true}]";
    assertThat(thresholdWarnings(veto, 7)).singleElement().asString().contains("6.492");
    assertThat(thresholdWarnings(veto, -100)).isEmpty();
    String conflict = "m_probability: 0.9, u_probability: 0.01, conflict: -12";
    assertThat(thresholdWarnings(conflict, 7)).singleElement().asString().contains("6.492");
    assertThat(thresholdWarnings(conflict, -11)).isEmpty();
    String doubled = "weight: 2, levels: [{threshold: 1, weight: 4}, {else: true, weight: -2}]";
    assertThat(thresholdWarnings(doubled, 8)).isEmpty();
    assertThat(thresholdWarnings(doubled, 9)).singleElement().asString().contains("8, is below");
  }

  @Test
  void penaltiesOfRulesCountAgainstTheLowestScore() {
    String rules = "  - {name: a, type: exact, field: email, weight: 0.95%s}\n";
    String certain =
        withRules(rules.formatted("")).replace("match: 0.9, review: 0.7", "match: 0, review: 0");
    assertThat(problems(certain, Severity.WARNING))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("every pair matches"));
    assertThat(problems(certain.replace("0.95}", "0.95, conflict: 0.3}"), Severity.WARNING))
        .isEmpty();
    assertThat(problems(certain.replace("0.95}", "0.95, conflict: veto}"), Severity.WARNING))
        .isEmpty();
  }

  private static List<String> thresholdWarnings(String field, double match) {
    String text =
        SpecTexts.SMALLEST
            .replace("m_probability: 0.9, u_probability: 0.01", field)
            .replace("match: 5, possible: 2", "match: " + match);
    return problems(text, Severity.WARNING).stream()
        .filter(problem -> problem.path().equals("decision.scoring.thresholds"))
        .map(Problem::message)
        .toList();
  }

  @Test
  void keepsTheLimitsOfTheForm() {
    assertThat(errorsOfRules(50)).isEmpty();
    assertThat(errorsOfRules(51)).singleElement().asString().contains("1 to 50 rules");
    assertThat(errorsOfKeys(5)).isEmpty();
    assertThat(errorsOfKeys(6)).singleElement().asString().contains("1 to 5 blocking keys");
    assertThat(errorsOfComposite(10, 1)).isEmpty();
    assertThat(errorsOfComposite(11, 1)).singleElement().asString().contains("1 to 10 children");
    assertThat(errorsOfComposite(1, 3)).isEmpty();
    assertThat(errorsOfComposite(1, 4)).singleElement().asString().contains("3 levels deep");
    assertThat(errorsOfFields(5)).isEmpty();
    assertThat(errorsOfFields(6)).singleElement().asString().contains("1 to 5 fields");
  }

  @Test
  void ourOwnApiVersionAllowsMoreBlockingKeys() {
    String keys = keys(16);
    assertThat(problems("api_version: tributary/v1\n" + keys, Severity.ERROR)).isEmpty();
    assertThat(problems("api_version: tributary/v1\n" + keys(17), Severity.ERROR)).hasSize(1);
  }

  private static List<Problem> errorsOfKeys(int count) {
    return problems(keys(count), Severity.ERROR);
  }

  private static String keys(int count) {
    String keys =
        IntStream.range(1, count + 1)
            .mapToObj(i -> "'email:prefix" + i + "'")
            .collect(Collectors.joining(", "));
    return SpecTexts.SMALLEST.replace("keys: [email]", "keys: [" + keys + "]");
  }

  private static List<Problem> errorsOfRules(int count) {
    String rules =
        IntStream.range(0, count)
            .mapToObj(i -> "  - {name: r" + i + ", type: exact, field: email, weight: 0.1}\n")
            .collect(Collectors.joining());
    return problems(withRules(rules), Severity.ERROR);
  }

  private static List<Problem> errorsOfFields(int count) {
    String fields = "email" + ", email".repeat(count - 1);
    return problems(
        withRules("  - {name: r, type: exact, fields: [" + fields + "], weight: 0.1}\n"),
        Severity.ERROR);
  }

  private static List<Problem> errorsOfComposite(int children, int depth) {
    String rule =
        IntStream.range(0, children)
            .mapToObj(i -> "{name: r" + i + ", type: exact, field: email, weight: 0.1}")
            .collect(Collectors.joining(", "));
    for (int i = 0; i < depth; i++) {
      rule = "{name: c, type: composite, operator: or, children: [" + rule + "]}";
    }
    return problems(withRules("  - " + rule + "\n"), Severity.ERROR);
  }

  private static String withRules(String rules) {
    return """
        entity: person
        sources: {people: {primary_key: id, attributes: [email]}}
        blocking: {keys: [email]}
        decision: {thresholds: {match: 0.9, review: 0.7}}
        rules:
        """
        + rules;
  }
}
