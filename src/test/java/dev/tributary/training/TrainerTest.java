package dev.tributary.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import dev.tributary.spec.ModelFile;
import dev.tributary.spec.ModelFormatException;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecImports;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import dev.tributary.training.report.TrainingPage;
import dev.tributary.training.report.TrainingSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final String SPEC =
      """
      entity: person
      sources: {a: {primary_key: id, attributes: [name, city, phone]}}
      normalizers: {name: generic, city: generic, phone: exact}
      blocking: {keys: [name, phone, city]}
      decision:
        scoring:
          strategy: fellegi_sunter
          training: {method: em, seed: 7}
          fields:
            - {name: name, comparator: jaro_winkler, term_frequency: true, levels: [{threshold: 1.0}, {threshold: 0.9}, {else: true}]}
            - {name: city, term_frequency: false}
            - {name: phone}
        thresholds: {match: 0.9, review: 0.5}
      limits: {max_block_size: 500}
      """;

  private static Plan plan(String spec, ModelSource models) {
    SpecReading reading = SpecReader.read(spec, "test.yml", SpecImports.NONE, models);
    assertThat(reading.plan()).as(reading.report()).isNotNull();
    return requireNonNull(reading.plan());
  }

  /**
   * Persons of whom some have two records: the name stays in 9 of 10, the phone in 8, the city in
   * 7.
   */
  private static List<SourceChange> people(long seed, Map<RecordKey, String> truth) {
    Random random = new Random(seed);
    List<SourceChange> rows = new ArrayList<>();
    for (int person = 0; person < 1500; person++) {
      String name = name(random);
      String phone = "" + random.nextInt(1_000_000);
      String city = "city" + random.nextInt(40);
      add(rows, truth, person, name, phone, city);
      if (person % 3 == 0) {
        add(
            rows,
            truth,
            person,
            random.nextInt(10) < 9 ? name : name(random),
            random.nextInt(10) < 8 ? phone : "" + random.nextInt(1_000_000),
            random.nextInt(10) < 7 ? city : "city" + random.nextInt(40));
      }
    }
    return rows;
  }

  private static String name(Random random) {
    return Integer.toString(random.nextInt(400) * 7919 + 100_003, 36) + " x";
  }

  private static void add(
      List<SourceChange> rows,
      Map<RecordKey, String> truth,
      int person,
      String name,
      String phone,
      String city) {
    RecordKey key = new RecordKey("a", "" + rows.size());
    truth.put(key, "p" + person);
    rows.add(
        new SourceChange(
            key, Map.of("id", key.id(), "name", name, "phone", phone, "city", city), 0, -1));
  }

  private static TrainingOutcome train(long seed, Map<RecordKey, String> labels) {
    Plan plan = plan(SPEC, ModelSource.UNTRAINED);
    BatchRecords records = BatchRecords.of(plan, people(3, new HashMap<>()));
    return Trainer.train(
        records, plan.training().withSeed(seed), Labels.of(records, labels), step -> {});
  }

  private static TrainedLevel level(TrainedModel model, String field, int level) {
    return requireNonNull(model.comparison(field)).levels().get(level);
  }

  @Test
  void findsHowOftenMatchesAndOthersAgree() {
    TrainingOutcome outcome = train(7, Map.of());
    TrainedModel model = outcome.model();
    assertThat(level(model, "name", 0).m()).isCloseTo(0.9, within(0.06));
    assertThat(level(model, "phone", 0).m()).isCloseTo(0.8, within(0.06));
    assertThat(level(model, "city", 0).m()).isCloseTo(0.7, within(0.06));
    assertThat(level(model, "name", 0).u()).isCloseTo(1.0 / 400, within(0.0008));
    assertThat(level(model, "city", 0).u()).isCloseTo(1.0 / 40, within(0.002));
    assertThat(level(model, "phone", 0).u()).isLessThan(0.00002);
    assertThat(model.prior()).isCloseTo(500 / (2000 * 1999 / 2.0), within(0.00003));
    assertThat(requireNonNull(model.comparison("name")).frequencies()).isNotNull();
    assertThat(requireNonNull(model.comparison("city")).frequencies()).isNull();
  }

  /** A telephone of one person in two records is as rare as one of a single record. */
  @Test
  void countsHowManyEntitiesHaveAValueAndNotHowManyRecords() {
    String spec = SPEC.replace("{name: phone}", "{name: phone, term_frequency: true}");
    Map<RecordKey, String> truth = new HashMap<>();
    List<SourceChange> rows = people(3, truth);
    Map<String, Set<String>> persons = new HashMap<>();
    Map<String, Integer> bearers = new HashMap<>();
    for (SourceChange row : rows) {
      Map<String, String> columns = requireNonNull(row.columns());
      persons
          .computeIfAbsent(columns.get("phone"), phone -> new HashSet<>())
          .add(requireNonNull(truth.get(row.key())));
      bearers.merge(columns.get("phone"), 1, Integer::sum);
    }
    Plan plan = plan(spec, ModelSource.UNTRAINED);
    BatchRecords records = BatchRecords.of(plan, rows);
    TermFrequencies frequencies =
        requireNonNull(
            requireNonNull(
                    Trainer.train(records, plan.training(), Labels.of(records, Map.of()), it -> {})
                        .model()
                        .comparison("phone"))
                .frequencies());
    List<Double> ofOnePersonTwice =
        bearers.keySet().stream()
            .filter(phone -> bearers.get(phone) == 2 && persons.get(phone).size() == 1)
            .map(phone -> frequencies.of(phone) / frequencies.unknown())
            .sorted()
            .toList();
    assertThat(ofOnePersonTwice).hasSizeGreaterThan(300);
    assertThat(ofOnePersonTwice.get(ofOnePersonTwice.size() * 9 / 10)).isLessThan(1.1);
    assertThat(ofOnePersonTwice.get(0)).isGreaterThan(0.9);
    assertThat(frequencies.unknown()).isCloseTo(1.0 / 1500, within(0.1 / 1500));
  }

  /** Four in a house: one surname, one street, one telephone, and only a third of them twice. */
  @Test
  void familiesAreNotTakenForOnePerson() {
    String spec =
        """
        entity: person
        sources: {a: {primary_key: id, attributes: [first_name, last_name, born, street, phone]}}
        normalizers: {first_name: name, last_name: name, born: date, street: address, phone: digits}
        blocking: {keys: [[last_name, street], phone, born, [first_name, last_name]]}
        decision:
          scoring:
            strategy: fellegi_sunter
            training: {method: em}
            fields: [first_name, last_name, born, street, phone]
        """;
    Random random = new Random(11);
    List<SourceChange> rows = new ArrayList<>();
    for (int house = 0; house < 400; house++) {
      Map<String, String> shared =
          Map.of(
              "last_name", name(random),
              "street", name(random) + " street " + random.nextInt(90),
              "phone", "" + (100_000 + random.nextInt(900_000)));
      for (int person = 0; person < 4; person++) {
        Map<String, String> row = new HashMap<>(shared);
        row.put("first_name", name(random));
        row.put(
            "born", "19%02d-0%d-1%d".formatted(random.nextInt(100), 1 + random.nextInt(9), person));
        for (int again = person == 0 ? 2 : 1; again > 0; again--) {
          RecordKey key = new RecordKey("a", "" + rows.size());
          row.put("id", key.id());
          rows.add(new SourceChange(key, Map.copyOf(row), 0, -1));
        }
      }
    }
    Plan plan = plan(spec, ModelSource.UNTRAINED);
    BatchRecords records = BatchRecords.of(plan, rows);
    TrainedModel model =
        Trainer.train(records, plan.training(), Labels.of(records, Map.of()), it -> {}).model();
    assertThat(model.prior() * records.size() * (records.size() - 1) / 2).isBetween(360.0, 440.0);
    assertThat(model.neighbours()).isBetween(5.0, 10.0); // nine pairs a house that are others
    TrainedComparison born = requireNonNull(model.comparison("born"));
    assertThat(born.levels().get(born.levels().size() - 1).m()).isLessThan(0.02);
    TrainedComparison first = requireNonNull(model.comparison("first_name"));
    assertThat(first.levels().get(first.levels().size() - 1).m()).isLessThan(0.02);
  }

  @Test
  void modelsOfBeforeThereWereNeighboursAreReadAndNonsenseIsRefused() throws ModelFormatException {
    String text = ModelFile.write(train(7, Map.of()).model());
    String older = text.replaceFirst(" *\"neighbours\" : [^\n]*\n", "");
    assertThat(older).isNotEqualTo(text);
    assertThat(ModelFile.read(older).neighbours()).isZero();
    for (String wrong : List.of("-1", "1001", "\"many\"")) {
      String broken =
          text.replaceFirst("\"neighbours\" : [^,]*,", "\"neighbours\" : " + wrong + ",");
      assertThatThrownBy(() -> ModelFile.read(broken))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("neighbours");
    }
  }

  @Test
  void theSameSeedMakesTheSameModelAndEveryMComesFromAPassThatDoesNotBlockOnIt() {
    TrainingOutcome one = train(7, Map.of());
    assertThat(ModelFile.write(train(7, Map.of()).model())).isEqualTo(ModelFile.write(one.model()));
    assertThat(ModelFile.write(train(8, Map.of()).model()))
        .isNotEqualTo(ModelFile.write(one.model()));
    assertThat(one.passes()).hasSize(3);
    assertThat(one.passes().get(0).learned()).containsExactly(1, 2);
    assertThat(one.passes().get(1).learned()).containsExactly(0, 1);
    assertThat(one.passes().get(2).learned()).containsExactly(0, 2);
  }

  @Test
  void labelsDecideWhereThereAreEnough() {
    Map<RecordKey, String> truth = new HashMap<>();
    people(3, truth);
    TrainedModel model = train(7, truth).model();
    assertThat(level(model, "city", 0).m()).isCloseTo(0.7, within(0.04));
    assertThat(model.provenance().labelledPairs()).isEqualTo(500);
    assertThat(model.prior()).isCloseTo(500 / (2000 * 1999 / 2.0), within(0.00003));
  }

  @Test
  void aLevelThatNobodyReachesIsWarnedOf() {
    assertThat(train(7, Map.of()).warnings())
        .contains(
            "no match reaches name >= 0.9: its m is set to half a pair",
            "no pair reaches city else: it counts nothing");
  }

  @Test
  void aModelIsReadAsItWasWrittenAndChangesTheHashOfThePlan() throws ModelFormatException {
    TrainedModel model = train(7, Map.of()).model();
    String text = ModelFile.write(model);
    TrainedModel read = ModelFile.read(text);
    assertThat(ModelFile.write(read)).isEqualTo(text);
    assertThat(read.prior()).isEqualTo(model.prior());
    Plan trained = plan(SPEC, ModelSource.of(read));
    assertThat(trained.hash()).isEqualTo(plan(SPEC, ModelSource.of(model)).hash());
    assertThat(trained.hash()).isNotEqualTo(plan(SPEC, ModelSource.UNTRAINED).hash());
    String other = text.replaceFirst("\"m\" : 0\\.\\d", "\"m\" : 0.1");
    assertThat(plan(SPEC, ModelSource.of(ModelFile.read(other))).hash())
        .isNotEqualTo(trained.hash());
  }

  @Test
  void aModelForOtherLevelsOrNoneAtAllIsAnErrorOfTheSpec() {
    TrainedModel model = train(7, Map.of()).model();
    String changed = SPEC.replace("{threshold: 0.9}", "{threshold: 0.8}");
    SpecReading reading =
        SpecReader.read(changed, "test.yml", SpecImports.NONE, ModelSource.of(model));
    assertThat(reading.plan()).isNull();
    assertThat(reading.report()).contains("trained for other levels").contains("train again");
    String named = SPEC.replace("training: {", "model: model.json\n    training: {");
    SpecReading unread = SpecReader.read(named, "test.yml");
    assertThat(unread.plan()).isNull();
    assertThat(unread.report()).contains("models are files");
    for (String broken : List.of("", "{}", "[1]", "{\"format\":\"tributary-model/1\"}", "{x")) {
      assertThatThrownBy(() -> ModelFile.read(broken))
          .as(broken)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void thePageNeedsNothingElseAndShowsNoValue() {
    TrainingOutcome outcome = train(7, Map.of());
    String page = TrainingPage.of(outcome);
    assertThat(page).startsWith("<!DOCTYPE html>").contains("<svg", "Match weights", "</html>");
    assertThat(page).doesNotContain("http", "src=", "href=", "<script", "NaN", "city1");
    assertThat(TrainingSummary.lines(outcome)).anyMatch(line -> line.contains("phone equal"));
  }

  @Test
  void tooFewRecordsAndScoringWithoutWeightsAreRefused() {
    Plan plan = plan(SPEC, ModelSource.UNTRAINED);
    BatchRecords none = BatchRecords.of(plan, List.of());
    assertThatThrownBy(
            () -> Trainer.train(none, plan.training(), Labels.of(none, Map.of()), step -> {}))
        .hasMessageContaining("at least two records");
  }
}
