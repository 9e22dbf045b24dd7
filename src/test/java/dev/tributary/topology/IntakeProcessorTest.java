package dev.tributary.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.IntakeProcessor.SourceIntake;
import dev.tributary.topology.suppression.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records that were erased do not come in, whatever form their changes have. */
class IntakeProcessorTest {
  private static final String TOPIC = "tributary.small.source.crm";
  private static final String ROW = "{\"id\":\"e-1\",\"email\":\"e@example.com\",\"name\":\"E\"}";
  private static final String ENVELOPE = "{\"op\":\"c\",\"ts_ms\":5,\"after\":" + ROW + "}";

  private final ResolverMeters meters = new ResolverMeters();
  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final IntakeProcessor intake =
      new IntakeProcessor(Map.of(TOPIC, crm()), erased("e-1"), meters);

  private static SourceIntake crm() {
    Plan plan = TestPlans.small("small");
    return new SourceIntake("crm", SourceDecoders.of(plan, "crm"));
  }

  private static Suppressions erased(String id) {
    Set<RecordKey> erased = Set.of(new RecordKey("crm", id));
    return new Suppressions() {
      @Override
      public boolean isEmpty() {
        return false;
      }

      @Override
      public boolean has(RecordKey record) {
        return erased.contains(record);
      }
    };
  }

  @BeforeEach
  void begin() {
    context.setCurrentSystemTimeMs(10);
    context.setRecordMetadata(TOPIC, 0, 0);
    intake.init(context);
  }

  /** Says where the event went. */
  private List<String> sent(@Nullable String key, @Nullable String value, boolean ofErasure) {
    context.resetForwards();
    RecordHeaders headers = new RecordHeaders();
    if (ofErasure) {
      headers.add(IntakeProcessor.OF_ERASURE, new byte[] {1});
    }
    byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
    byte[] valueBytes = value == null ? null : value.getBytes(UTF_8);
    intake.process(new Record<>(keyBytes, valueBytes, 7, headers));
    return context.forwarded().stream().map(one -> one.childName().orElseThrow()).toList();
  }

  @Test
  void nothingOfAnErasedRecordPasses() {
    assertThat(sent("e-1", ROW, false)).isEmpty();
    assertThat(sent("\"e-1\"", ROW, false)).isEmpty();
    assertThat(sent(null, ROW, false)).isEmpty();
    assertThat(sent("{\"id\":\"e-1\"}", ENVELOPE, false)).isEmpty();
    assertThat(sent("{\"schema\":null,\"payload\":{\"id\":\"e-1\"}}", ENVELOPE, false)).isEmpty();
    assertThat(meters.suppressed.sum()).isEqualTo(5);
    assertThat(meters.changes.sum()).isEqualTo(5);
    assertThat(meters.quarantined.sum()).isZero();
  }

  @Test
  void whatCannotBeReadOfItDoesNotGoToQuarantine() {
    assertThat(sent("e-1", "{\"email\":\"e@example.com\"", false)).isEmpty();
    assertThat(sent("o-1", "{\"email\":\"o@example.com\"", false))
        .containsExactly(NodeNames.QUARANTINE);
    assertThat(meters.suppressed.sum()).isEqualTo(1);
    assertThat(meters.quarantined.sum()).isEqualTo(1);
  }

  @Test
  void itsDeletionsAndOtherRecordsPass() {
    assertThat(sent("e-1", null, false)).containsExactly(NodeNames.INTAKE_TO_INBOX);
    assertThat(sent("{\"id\":\"e-1\"}", "{\"op\":\"d\",\"before\":" + ROW + "}", false))
        .containsExactly(NodeNames.INTAKE_TO_INBOX);
    assertThat(sent("o-1", ROW.replace("e-1", "o-1"), false))
        .containsExactly(NodeNames.INTAKE_TO_INBOX);
    assertThat(meters.suppressed.sum()).isZero();
  }

  /** An erasure sends tombstones for keys that never made a record; they are not put away again. */
  @Test
  void aTombstoneOfAnErasureIsNeverQuarantined() {
    assertThat(sent("", null, false)).containsExactly(NodeNames.QUARANTINE);
    assertThat(sent("", null, true)).isEmpty();
  }
}
