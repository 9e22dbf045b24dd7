package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules and comparison levels mean once they are compiled. */
class RuleLanguageTest {
  private static final String HEAD =
      """
      api_version: tributary/v1
      entity: {name: payment}
      sources:
        bank: {primary_key: id, attributes: [name, amount, paid_on, vat, tag]}
        shop: {primary_key: id, attributes: [name, amount, paid_on, vat]}
      blocking: {keys: [name]}
      """;

  private static final String LOGISTIC =
      """
      {"format": "tributary-pair-model/1", "type": "logistic_regression", "intercept": -4,
       "features": [{"attribute": "name", "comparator": "exact"},
                    {"attribute": "amount", "tolerance": 10, "missing": 0.5}],
       "coefficients": [6, 2]}
      """;

  private static final String TREES =
      """
      {"format": "tributary-pair-model/1", "type": "boosted_trees", "base_score": -1,
       "features": [{"attribute": "name", "comparator": "exact"},
                    {"attribute": "vat", "normalizer": "vat", "comparator": "exact"}],
       "trees": [{"feature": 0, "below": 0.5, "yes": {"leaf": -2}, "no":
                   {"feature": 1, "below": 0.5, "missing": "no", "yes": {"leaf": -3}, "no": {"leaf": 4}}}]}
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "models/pairs.json", LOGISTIC,
          "models/trees.json", TREES,
          "models/broken.json", "{\"format\": \"tributary-pair-model/1\", \"type\": ",
          "models/other.json", "{\"format\": \"xgboost\"}",
          "names.csv", "value,count\nSmith,80\nSMITH ,10\nZyx,1\nJones,9\n",
          "shares.csv", "value,frequency\nsmith,0.5\njones,0.6\n",
          "header.csv", "name,tf\nsmith,0.5\n");

  private static final SpecImports IMPORTS =
      name -> {
        String text = FILES.get(name);
        if (text == null) {
          throw new FileNotFoundException("there is no such file beside the spec");
        }
        return text.getBytes(StandardCharsets.UTF_8);
      };

  private static SpecReading reading(String text) {
    return SpecReader.readWithFiles(HEAD + text, "test.yml", IMPORTS);
  }

  private static Plan rules(String rules) {
    SpecReading reading =
        reading(
            "rules:\n" + rules.indent(2) + "decision: {thresholds: {match: 0.9, review: 0.5}}\n");
    assertThat(reading.plan()).as(reading.report()).isNotNull();
    return java.util.Objects.requireNonNull(reading.plan());
  }

  private static Plan fields(String fields) {
    SpecReading reading =
        reading(
            "decision:\n  scoring:\n    thresholds: {match: 5, possible: 1}\n    fields:\n"
                + fields.indent(6));
    assertThat(reading.plan()).as(reading.report()).isNotNull();
    return java.util.Objects.requireNonNull(reading.plan());
  }

  /** The values alternate with the attributes that they belong to. */
  private static Features record(Plan plan, String... values) {
    Map<String, List<String>> attributes = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      attributes.put(values[i], List.of(values[i + 1].split(";")));
    }
    return plan.features(new Attributes(attributes));
  }

  private static double total(Plan plan, String attribute, String a, String b) {
    PairScore score = plan.scorer().score(record(plan, attribute, a), record(plan, attribute, b));
    return score.total();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount|tolerance: 0.05|100.00|95.00|0.5",
        "amount|tolerance: 0.05|100.00|$105|0.5",
        "amount|tolerance: 0.05|100.00|94.99|0",
        "amount|tolerance: 5.0|100.00|105|0.5",
        "amount|tolerance: 5.0|100.00|105.01|0",
        "amount|tolerance: 5%|1,000|1,050|0.5",
        "amount|tolerance: abs:0.5|1|1.5|0.5",
        "amount|tolerance: abs:0.5|1|1.6|0",
        "paid_on|tolerance: 3|2026-03-30|4/2/2026|0.5",
        "paid_on|tolerance: 3d|2026-03-30|2026-04-03|0",
        "paid_on|tolerance: 30, decay: linear|2026-03-01|2026-03-16|0.25",
        "paid_on|tolerance: 30, decay: linear, full_within: 7|2026-03-01|2026-03-08|0.5",
        "paid_on|tolerance: 30, decay: exponential, half_life: 5|2026-03-01|2026-03-11|0.125",
        "paid_on|tolerance: 30, decay: linear, threshold: 0.6|2026-03-01|2026-03-16|0",
        "amount|tolerance: 5|100;7|8;2000|0.5",
        "amount|tolerance: 5|abc|abc|0"
      })
  void rangesAreOfNumbersAndDates(
      String field, String options, String a, String b, double expected) {
    Plan plan =
        rules("- {name: r, type: range, field: %s, weight: 0.5, %s}".formatted(field, options));
    assertThat(total(plan, field, a, b)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void aSourceThatLacksTheFieldSkipsTheRuleUnpenalised() {
    Plan plan =
        rules(
            """
            - {name: n, type: exact, field: name, weight: 0.6}
            - {name: t, type: exact, field: tag, weight: 0.9, conflict: veto}
            - {name: r, type: range, field: amount, tolerance: 5, weight: 0.3, conflict: 0.2}
            """);
    PairScore score =
        plan.scorer().score(record(plan, "name", "x"), record(plan, "name", "X ", "tag", "y"));
    assertThat(score.total()).isEqualTo(0.6);
    assertThat(score.parts()).containsExactly(0.6f, Float.NaN, Float.NaN);
  }

  @Test
  void aConflictCostsAndAVetoIsFinal() {
    Plan plan =
        rules(
            """
            - {name: n, type: exact, field: name, weight: 1}
            - {name: r, type: range, field: amount, tolerance: 5, weight: 0, conflict: 0.2}
            - {name: v, type: exact, field: vat, weight: 0, conflict: veto}
            """);
    Features a = record(plan, "name", "x", "amount", "10", "vat", "DE123456789");
    assertThat(plan.scorer().score(a, record(plan, "name", "x", "amount", "12")).total())
        .isEqualTo(1);
    assertThat(plan.scorer().score(a, record(plan, "name", "x", "amount", "20")).total())
        .isEqualTo(0.8);
    Features other = record(plan, "name", "x", "vat", "DE987654321");
    assertThat(plan.scorer().score(a, other).total()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(plan.scorer().scoreIfAtLeast(a, other, 0)).isNull();
    assertThat(plan.probability(Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void aLogisticRegressionIsReadAndAsked() {
    Plan plan = rules("- {name: m, type: ml, model: pairs, threshold: 0.5, weight: 0.8}");
    double both = 1 / (1 + Math.exp(-(-4 + 6 + 2 * 0.8)));
    Features a = record(plan, "name", "x", "amount", "10");
    assertThat(plan.scorer().score(a, record(plan, "name", "x", "amount", "12")).total())
        .isCloseTo(0.8 * both, within(1e-9));
    double withoutAmount = 1 / (1 + Math.exp(-(-4 + 6 + 2 * 0.5)));
    assertThat(plan.scorer().score(a, record(plan, "name", "x")).total())
        .isCloseTo(0.8 * withoutAmount, within(1e-9));
    assertThat(plan.scorer().score(a, record(plan, "name", "y")).total()).isZero();
    assertThat(plan.scorer().score(a, record(plan, "tag", "y")).parts()).containsExactly(Float.NaN);
  }

  @Test
  void boostedTreesAreReadAndAsked() {
    Plan plan =
        rules(
            "- {name: m, type: ml, model: trees, fields: [name, vat], threshold: 0.1, weight: 1}");
    Features a = record(plan, "name", "x", "vat", "DE123456789");
    double match = 1 / (1 + Math.exp(-3));
    assertThat(plan.scorer().score(a, a).total()).isCloseTo(match, within(1e-9));
    assertThat(plan.scorer().score(a, record(plan, "name", "x")).total())
        .isCloseTo(match, within(1e-9));
    assertThat(plan.scorer().score(a, record(plan, "name", "y")).total()).isZero();
  }

  @Test
  void levelsMeasureByWhatTheySayInTheirOrder() {
    Plan plan =
        fields(
            """
            - name: name
              comparator: jaro_winkler
              levels:
                - {null: true, weight: -1}
                - {threshold: 1.0, m: 0.5, u: 0.25}
                - {comparator: soundex, m: 0.2, u: 0.05}
                - {threshold: 0.8, weight: 0.5}
                - {else: true, veto: true}
            - name: amount
              levels:
                - {threshold: 1, m: 0.5, u: 0.125}
                - {within: 10%, m: 0.3, u: 0.15}
                - {else: true, weight: -4}
            """);
    assertThat(total(plan, "name", "smith", "SMITH")).isCloseTo(1, within(1e-9));
    assertThat(total(plan, "name", "smith", "smyth")).isCloseTo(2, within(1e-9));
    assertThat(total(plan, "name", "smith", "smitten")).isCloseTo(0.5, within(1e-9));
    assertThat(total(plan, "name", "smith", "jones")).isEqualTo(Double.NEGATIVE_INFINITY);
    Features named = record(plan, "name", "x");
    assertThat(plan.scorer().score(named, record(plan, "tag", "x")).total()).isEqualTo(-1);
    assertThat(total(plan, "amount", "100.0", "100")).isCloseTo(2 - 1, within(1e-9));
    assertThat(total(plan, "amount", "100", "91")).isCloseTo(1 - 1, within(1e-9));
    assertThat(total(plan, "amount", "100", "80")).isCloseTo(-4 - 1, within(1e-9));
  }

  @Test
  void frequenciesOfAFileCountAsTheFieldIsNormalised() {
    Plan plan =
        fields(
            """
            - name: name
              comparator: jaro_winkler
              term_frequency: names.csv
              levels:
                - {threshold: 1.0, m: 0.5, u: 0.25}
                - {threshold: 0.8, m: 0.2, u: 0.1, tf_adjustment: 0.5}
                - {else: true, m: 0.3, u: 0.65}
            """);
    assertThat(total(plan, "name", "Smith", "smith")).isCloseTo(1 + log2(0.25 / 0.9), within(1e-9));
    assertThat(total(plan, "name", "zyx", "zyx")).isCloseTo(1 + log2(0.25 / 0.01), within(1e-9));
    assertThat(total(plan, "name", "smith", "smithe"))
        .isCloseTo(1 + 0.5 * log2(0.25 / 0.9), within(1e-9));
  }

  @Test
  void theShortFormHasConflictsAndFrequenciesToo() {
    Plan plan =
        fields(
            """
            - {name: vat, m_probability: 0.9, u_probability: 0.1, conflict: veto}
            - name: name
              m_probability: 0.9
              u_probability: 0.1
              term_frequency: {file: names.csv, unknown: 0.001, minimum_u: 0.05}
            """);
    assertThat(total(plan, "vat", "DE123456789", "DE987654321"))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(total(plan, "name", "zyx", "zyx"))
        .isCloseTo(log2(9) + log2(0.1 / 0.05), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: r, type: range, field: name, tolerance: 5, weight: 1}|passes the normaliser name",
        "{name: r, type: range, field: amount, weight: 1}|\"tolerance\" is missing",
        "{name: r, type: range, field: amount, tolerance: -1, weight: 1}|expected a tolerance",
        "{name: r, type: range, field: amount, tolerance: 5 km, weight: 1}|expected a tolerance",
        "{name: r, type: range, field: amount, tolerance: 5, half_life: 2, weight: 1}|belongs to a decay",
        "{name: r, type: range, field: amount, tolerance: 5, decay: liner, weight: 1}|\"linear\"",
        "{name: r, type: range, field: amount, tolerance: 5, decay: gaussian, weight: 1}|\"half_life\" is missing",
        "{name: r, type: range, field: paid_on, normalizer: date, tolerance: 5%, weight: 1}|is a date",
        "{name: r, type: exact, field: name, tolerance: 5, weight: 1}|has no tolerance",
        "{name: r, type: exact, field: name, conflict: 2, weight: 1}|from 0 to 1",
        "{name: r, type: ml, model: none, threshold: 0.5, weight: 1}|models/none.json\" cannot be read",
        "{name: r, type: ml, model: broken, threshold: 0.5, weight: 1}|line 1: it is not JSON",
        "{name: r, type: ml, model: other, threshold: 0.5, weight: 1}|tributary-pair-model/1",
        "{name: r, type: ml, model: pairs, fields: [vat], threshold: 0.5, weight: 1}|does not look at \"vat\"",
        "{name: r, type: ml, threshold: 0.5, weight: 1}|\"model\" is missing",
        "{name: r, type: ml, model: pairs, weight: 1}|\"threshold\" is missing"
      })
  void mistakesInRulesAreNamed(String rule, String message) {
    SpecReading reading =
        reading("rules: [" + rule + "]\ndecision: {thresholds: {match: 0.9, review: 0.5}}\n");
    assertThat(reading.problems(Severity.ERROR)).as(reading.report()).hasSize(1);
    assertThat(reading.problems(Severity.ERROR).get(0).message()).contains(message);
    assertThat(reading.problems(Severity.ERROR).get(0).line()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "term_frequency: nowhere.csv, m_probability: 0.9, u_probability: 0.1|cannot be read",
        "term_frequency: shares.csv, m_probability: 0.9, u_probability: 0.1|more than 1",
        "term_frequency: header.csv, m_probability: 0.9, u_probability: 0.1|line 1",
        "conflict: 3, m_probability: 0.9, u_probability: 0.1|from -200 to 0",
        "levels: [{threshold: 1, veto: true, m: 0.1}, {else: true, m: 0.1, u: 0.1}]|remove m",
        "levels: [{threshold: 1, m: 0.9, u: 0.1, tf_adjustment: 1}, {else: true, m: 0.1, u: 0.9}]|no frequencies",
        "levels: [{within: 5, threshold: 1, m: 0.9, u: 0.1}, {else: true, m: 0.1, u: 0.9}]|remove threshold",
        "levels: [{null: true, threshold: 1, m: 0.9, u: 0.1}, {else: true, m: 0.1, u: 0.9}]|remove threshold"
      })
  void mistakesInFieldsAreNamed(String field, String message) {
    SpecReading reading =
        reading(
            "decision: {scoring: {thresholds: {match: 5}, fields: [{name: tag, "
                + field
                + "}]}}\n");
    assertThat(reading.problems(Severity.ERROR)).as(reading.report()).isNotEmpty();
    assertThat(reading.report()).contains(message);
  }

  /** What a file says is part of the hash, so that another table is another version. */
  @Test
  void theHashKnowsTheFiles() {
    String text =
        HEAD
            + """
            decision:
              scoring:
                thresholds: {match: 5}
                fields: [{name: name, term_frequency: n.csv, m_probability: 0.9, u_probability: 0.1}]
            """;
    SpecImports first = name -> "value,count\na,1\n".getBytes(StandardCharsets.UTF_8);
    SpecImports second = name -> "value,count\na,1\nb,1\n".getBytes(StandardCharsets.UTF_8);
    Plan one = SpecReader.readWithFiles(text, "test.yml", first).plan();
    Plan other = SpecReader.readWithFiles(text, "test.yml", second).plan();
    assertThat(one).isNotNull();
    assertThat(other).isNotNull();
    assertThat(java.util.Objects.requireNonNull(one).hash())
        .isNotEqualTo(java.util.Objects.requireNonNull(other).hash());
  }

  private static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }
}
