package dev.tributary.topology.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.clustering.Output;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.codec.LoneSurrogates;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReaderTest {
  private static final int ROUNDS = 300;

  private final long seed = System.nanoTime();
  private final Plan plan = SmallSpec.plan("customer", "limits: {max_review_items_per_record: 3}");
  private final OutputWriter writer = new OutputWriter(plan);
  private final RandomOutputs outputs = new RandomOutputs(seed, 3);

  private byte[] value(Output output) {
    byte[] value = writer.write(output).value();
    assertThat(value).isNotNull();
    return value == null ? new byte[0] : value;
  }

  private static RecordKey clean(RecordKey record) {
    return new RecordKey(record.source(), LoneSurrogates.replace(record.id()));
  }

  private static List<RecordKey> clean(List<RecordKey> records) {
    return records.stream().map(OutputReaderTest::clean).toList();
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }

  @Test
  void readsWhatWasWritten() {
    for (int round = 0; round < ROUNDS; round++) {
      readsGolden(outputs.golden(1 + round % 7));
      readsCrosswalk(outputs.crosswalk());
      readsEvent(outputs.event());
      readsDecision(outputs.decision(round % 5));
    }
  }

  private void readsGolden(Output.Golden golden) {
    GoldenRecord read = OutputReader.golden(value(golden));
    assertThat(read.entity()).isEqualTo(golden.entity().toString());
    assertThat(read.revision()).isEqualTo(golden.revision());
    assertThat(read.members())
        .as("seed %d", seed)
        .isEqualTo(clean(golden.members().stream().map(MemberRecord::key).toList()));
    assertThat(read.memberCount()).isEqualTo(golden.members().size());
    assertThat(read.settling()).isEqualTo(golden.settling());
    assertThat(read.confidence()).isBetween(0.0, 1.0);
    plan.survivorship()
        .survive(golden.members())
        .forEach(
            (name, field) ->
                assertThat(read.fields())
                    .as("seed %d", seed)
                    .containsEntry(name, LoneSurrogates.replace(field.value())));
  }

  private void readsCrosswalk(Output.Crosswalk entry) {
    CrosswalkEntry read = OutputReader.crosswalk(value(entry));
    assertThat(read.record()).as("seed %d", seed).isEqualTo(clean(entry.record()));
    assertThat(read.entity()).isEqualTo(entry.entity().toString());
    if (entry.via() == null) {
      assertThat(read.matched()).isNull();
    } else {
      assertThat(read.matched()).isEqualTo(clean(entry.via().key().other(entry.record())));
    }
  }

  private void readsEvent(Output.MergeLog event) {
    MergeEvent read = OutputReader.mergeEvent(value(event));
    boolean incoming = event.type() == EventType.CREATE || event.type() == EventType.MERGE;
    assertThat(read.type()).isEqualTo(event.type());
    assertThat(read.entity()).isEqualTo(event.entity().toString());
    assertThat(read.records()).as("seed %d", seed).isEqualTo(clean(event.records()));
    assertThat(incoming ? read.sources() : read.targets()).isEqualTo(texts(event.others()));
    assertThat(incoming ? read.targets() : read.sources()).isEmpty();
    assertThat(read.method() == null).isEqualTo(event.via() == null);
  }

  private void readsDecision(Output.Decision decision) {
    DecisionValue read = OutputReader.decision(value(decision));
    assertThat(read.record()).as("seed %d", seed).isEqualTo(clean(decision.record()));
    assertThat(read.candidates()).isEqualTo(decision.neighbours().size());
    assertThat(read.latencyMillis()).isNotNegative();
  }

  @Test
  void timesKeepTheirMilliseconds() {
    RecordKey record = new RecordKey("crm", "1");
    CrosswalkEntry read =
        OutputReader.crosswalk(
            value(new Output.Crosswalk(record, UUID.randomUUID(), null, 1_772_646_131_250L, 7)));
    assertThat(read.arrivedMillis()).isEqualTo(1_772_646_131_250L);
    assertThat(read.sinceMillis()).isEqualTo(7);
  }

  @Test
  void readsTheExamples() throws IOException {
    assertThat(OutputReader.golden(example("golden-records")).fields())
        .containsAllEntriesOf(Map.of("last_name", "Ashdown", "company", "Example Mills"));
    assertThat(OutputReader.crosswalk(example("crosswalk")).matched())
        .isEqualTo(new RecordKey("crm_contacts", "C-1001"));
    assertThat(OutputReader.mergeEvent(example("merge-log")).score()).isEqualTo(12.0);
    assertThat(OutputReader.decision(example("decisions")))
        .isEqualTo(
            new DecisionValue(
                new RecordKey("billing_accounts", "B-204"),
                Outcome.MERGE,
                1,
                1_772_646_131_250L,
                105));
  }

  private static byte[] example(String topic) throws IOException {
    return Files.readAllBytes(Path.of("topics", topic + ".example.json"));
  }

  @Test
  void aFieldThatCameLaterIsNothingToIt() throws IOException {
    String more = new String(example("crosswalk"), StandardCharsets.UTF_8);
    byte[] value = more.replaceFirst("\\{", "{\"later\": [1],").getBytes(StandardCharsets.UTF_8);
    assertThat(OutputReader.crosswalk(value))
        .isEqualTo(OutputReader.crosswalk(example("crosswalk")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "[\"secret\"]",
        "null",
        "{}",
        "{\"source\":\"crm\",\"id\":{\"secret\":1}}",
        "{\"source\":\"crm\",\"id\":\"1\",\"outcome\":\"secret\"}",
        "{\"source\":\"crm\",\"id\":\"1\",\"outcome\":\"MERGE\",\"candidate_count\":\"secret\"}",
        "{\"source\":\"crm\",\"id\":\"1\",\"outcome\":\"MERGE\",\"candidate_count\":1,\"at\":\"secret\"}",
      })
  void whatCannotBeReadIsRefusedWithoutItsValue(String text) {
    assertThatThrownBy(() -> OutputReader.decision(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .isNotEmpty()
        .doesNotContain("secret");
  }
}
