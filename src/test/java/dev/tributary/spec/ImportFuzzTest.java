package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a file is mutilated that a spec names, it is read or it is an error of the spec. */
class ImportFuzzTest {
  private static final int RUNS = 2_000;
  private static final String SIGNS = "{}[]:,-\"'0.9e\\\n\u0000é Nn";
  private static final String HEAD =
      """
      entity: {name: person}
      sources: {people: {primary_key: id, attributes: [name, amount, vat]}}
      blocking: {keys: [name]}
      """;
  private static final String RULES =
      HEAD
          + """
          rules: [{name: m, type: ml, model: pairs, threshold: 0.5, weight: 1}]
          decision: {thresholds: {match: 0.9, review: 0.5}}
          """;
  private static final String FIELDS =
      HEAD
          + """
          decision:
            scoring:
              thresholds: {match: 5}
              fields:
                - {name: name, term_frequency: t.csv, m_probability: 0.9, u_probability: 0.1}
          """;
  private static final String TREES =
      """
      {"format": "tributary-pair-model/1", "type": "boosted_trees", "base_score": -1,
       "features": [{"attribute": "name", "comparator": "jaro_winkler"},
                    {"attribute": "amount", "tolerance": 3, "relative": false, "missing": 0.5}],
       "trees": [{"feature": 0, "below": 0.5, "yes": {"leaf": -2},
                  "no": {"feature": 1, "below": 0.5, "missing": "no", "yes": {"leaf": -3}, "no": {"leaf": 4}}}]}
      """;
  private static final String REGRESSION =
      """
      {"format": "tributary-pair-model/1", "type": "logistic_regression", "intercept": -4,
       "features": [{"attribute": "vat", "normalizer": "vat", "comparator": "exact"}], "coefficients": [6]}
      """;
  private static final String TABLE = "value,count\nAnna,12\n\"Smith, Jo\",3.5\nÅsa,1\n";

  @Test
  void modelsAreReadOrRefused() {
    fuzz(RULES, TREES);
    fuzz(RULES, REGRESSION);
  }

  @Test
  void tablesAreReadOrRefused() {
    fuzz(FIELDS, TABLE);
  }

  /** A tree deep enough to overflow a stack is refused before. */
  @ParameterizedTest
  @CsvSource({"10,true", "90000,false"})
  void deepTreesAreRefused(int depth, boolean readable) {
    String tree =
        "{\"feature\": 0, \"below\": 1, \"yes\": {\"leaf\": 1}, \"no\": ".repeat(depth)
            + "{\"leaf\": 1}"
            + "}".repeat(depth);
    String model = TREES.substring(0, TREES.indexOf("\"trees\"")) + "\"trees\": [" + tree + "]}";
    assertThat(plans(RULES, model)).isEqualTo(readable);
  }

  private static void fuzz(String spec, String file) {
    assertThat(plans(spec, file)).isTrue();
    int plans = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(file);
      for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
        mutate(text, random);
      }
      try {
        plans += plans(spec, text.toString()) ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + " of:\n" + text, e);
      }
    }
    // A fuzz test that only ever saw broken files would not reach the checks behind the parser.
    assertThat(plans).isBetween(RUNS / 50, RUNS * 49 / 50);
  }

  private static boolean plans(String spec, String file) {
    byte[] content = file.getBytes(StandardCharsets.UTF_8);
    SpecReading reading = SpecReader.readWithFiles(spec, "fuzz.yml", name -> content);
    assertThat(reading.plan() == null).isEqualTo(!reading.problems(Severity.ERROR).isEmpty());
    return reading.plan() != null;
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(Math.max(1, text.length() - 1));
    char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, sign);
      case 2 -> text.setCharAt(at, sign);
      default -> {
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
    }
  }
}
