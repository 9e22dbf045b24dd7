package dev.tributary.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.batch.BatchRecords;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.spec.ModelFile;
import dev.tributary.spec.ModelFormatException;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecImports;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How common words are is learned, kept with the model, and asked when pairs are compared. */
class WordWeightsTest {
  private static final String SPEC =
      """
      entity: product
      sources: {a: {primary_key: id, attributes: [title, maker]}}
      normalizers: {title: words, maker: generic}
      blocking: {keys: [maker, title]}
      decision:
        scoring:
          strategy: fellegi_sunter
          training: {method: em, seed: 7}
          fields: [title, maker]
      limits: {max_block_size: 500}
      """;

  private static final int PRODUCTS = 400;

  private static Plan plan(ModelSource models) {
    SpecReading reading = SpecReader.read(SPEC, "test.yml", SpecImports.NONE, models);
    assertThat(reading.plan()).as(reading.report()).isNotNull();
    return requireNonNull(reading.plan());
  }

  /** Mice of a few makers, told apart by a number; each twice, the second time in other words. */
  private static TrainedModel trained() {
    Random random = new Random(11);
    List<SourceChange> rows = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      String number = "X" + (1000 + i);
      String maker = "maker " + random.nextInt(20);
      rows.add(row(2 * i, "Wireless mouse " + number, maker));
      rows.add(row(2 * i + 1, number + " mouse" + (i % 2 == 0 ? " wireless" : ""), maker));
    }
    Plan plan = plan(ModelSource.UNTRAINED);
    BatchRecords records = BatchRecords.of(plan, rows);
    return Trainer.train(records, plan.training(), Labels.of(records, Map.of()), it -> {}).model();
  }

  private static SourceChange row(int id, String title, String maker) {
    RecordKey key = new RecordKey("a", String.valueOf(id));
    return new SourceChange(key, Map.of("id", key.id(), "title", title, "maker", maker), 0, -1);
  }

  @Test
  void theModelKnowsInHowManyValuesAWordIs() {
    TrainedModel model = trained();
    TermFrequencies words = requireNonNull(requireNonNull(model.comparison("title")).words());
    assertThat(words.of("mouse")).isEqualTo(1);
    assertThat(words.of("wireless")).isCloseTo(0.75, within(1e-12));
    assertThat(words.of("1003")).isCloseTo(1.0 / PRODUCTS, within(1e-12));
    assertThat(words.of("keyboard")).isCloseTo(0.5 / PRODUCTS, within(1e-12));
    assertThat(requireNonNull(model.comparison("maker")).words()).isNull();
  }

  @Test
  void pairsAreComparedByThemUnderTheModelAndTheyArePartOfThePlan() throws ModelFormatException {
    TrainedModel model = trained();
    String text = ModelFile.write(model);
    TrainedModel read = ModelFile.read(text);
    assertThat(ModelFile.write(read)).isEqualTo(text);
    Plan plan = plan(ModelSource.of(read));
    assertThat(likeness(plan, "wireless mouse x 1003", "mouse 1003 x")).isGreaterThan(0.9);
    assertThat(likeness(plan, "wireless mouse x 1003", "wireless mouse x 1004")).isLessThan(0.3);
    Plan untrained = plan(ModelSource.UNTRAINED);
    assertThat(likeness(untrained, "wireless mouse x 1003", "wireless mouse x 1004"))
        .isCloseTo(0.75, within(1e-12));
    String others = text.replaceFirst("\"mouse\" : 1.0", "\"mouse\" : 0.5");
    assertThat(others).isNotEqualTo(text);
    assertThat(plan(ModelSource.of(ModelFile.read(others))).hash()).isNotEqualTo(plan.hash());
  }

  private static double likeness(Plan plan, String a, String b) {
    Comparison title = ((FellegiSunterScorer) plan.scorer()).comparisons().get(0);
    return title.similarity().applyAsDouble(a, b);
  }
}
