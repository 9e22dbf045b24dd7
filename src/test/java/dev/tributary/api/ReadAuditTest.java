package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.http.Read;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.query.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of reads while the broker takes them, and while it does not. */
class ReadAuditTest {
  private static final Instant AT = Instant.parse("2026-03-05T08:30:00Z");
  private static final int ROOM = 10;

  private final List<Message> stored = new ArrayList<>();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final AtomicLong nanos = new AtomicLong();

  private ReadAudit audit(boolean refuses) {
    ReadAuditSettings settings = new ReadAuditSettings(true, ROOM, refuses);
    return new ReadAudit(this::store, "reads", settings, nanos::get);
  }

  private void store(List<Message> messages) {
    if (broken.get()) {
      throw new UnavailableException("away", Duration.ofSeconds(1));
    }
    stored.addAll(messages);
  }

  private static Read read(int entities) {
    List<String> ids = IntStream.range(0, entities).mapToObj(n -> "e-" + n).toList();
    return new Read(
        UUID.randomUUID(), AT, "ann", "reader", false, "GET /v1/x", "", ids, entities, null);
  }

  @Test
  void storesInOrderWhatWasNoted() {
    ReadAudit audit = audit(false);
    Read first = read(1);
    Read second = read(2);
    audit.note(first);
    audit.note(second);
    assertThat(stored).as("nobody waits for the broker").isEmpty();
    audit.flush();
    assertThat(stored.stream().map(message -> text(message.key())).toList())
        .containsExactly(first.id().toString(), second.id().toString());
    JsonNode entry = EntityReader.parse(Objects.requireNonNull(stored.get(1).value()));
    assertThat(entry.path("entities").toString()).isEqualTo("[\"e-0\",\"e-1\"]");
    assertThat(entry.path("results").asInt()).isEqualTo(2);
    assertThat(entry.path("kind").isNull()).isTrue();
    assertThat(audit.metrics("customer"))
        .contains("tributary_reads_audited_total{entity=\"customer\"} 2");
  }

  private static String text(byte[] key) {
    return new String(key, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void whatTheBrokerDoesNotTakeIsKeptAndStoredLater() {
    ReadAudit audit = audit(false);
    broken.set(true);
    audit.note(read(1));
    audit.flush();
    audit.note(read(1));
    audit.flush();
    assertThat(stored).isEmpty();
    broken.set(false);
    audit.flush();
    assertThat(stored).hasSize(2);
    assertThat(audit.meters().lost.sum()).isZero();
  }

  @Test
  void whatHasNoRoomIsAnsweredAndCountedAsMissing() {
    ReadAudit audit = audit(false);
    broken.set(true);
    audit.note(read(5));
    audit.note(read(5));
    audit.note(read(3));
    assertThat(audit.meters().lost.sum()).as("6 of 10 were taken, 6 more do not fit").isEqualTo(1);
    broken.set(false);
    audit.flush();
    assertThat(stored).hasSize(2);
    audit.note(read(9));
    assertThat(audit.meters().lost.sum()).as("there is room again").isEqualTo(1);
  }

  @Test
  void orIsRefusedWhereThatIsWanted() {
    ReadAudit audit = audit(true);
    audit.note(read(9));
    Read late = read(0);
    assertThatThrownBy(() -> audit.note(late)).isInstanceOf(UnavailableException.class);
    assertThat(audit.meters().refused.sum()).isEqualTo(1);
    assertThat(audit.meters().lost.sum()).isZero();
    audit.note(ended(late));
    assertThat(audit.meters().lost.sum()).as("an end cannot be refused any more").isEqualTo(1);
    audit.flush();
    audit.note(late);
    assertThat(audit.meters().refused.sum()).isEqualTo(1);
  }

  private static Read ended(Read begun) {
    return new Read(
        begun.id(), AT, "ann", "reader", false, begun.route(), "golden", List.of(), 7, AT);
  }

  @Test
  void whatWaitsIsStoredAtTheEnd() {
    ReadAudit audit = audit(false);
    audit.start();
    audit.note(read(1));
    audit.close();
    assertThat(stored).hasSize(1);
  }

  @Test
  void whatCannotBeStoredAtTheEndIsCounted() {
    ReadAudit audit = audit(false);
    broken.set(true);
    audit.note(read(1));
    audit.flush();
    audit.note(read(1));
    audit.close();
    assertThat(audit.meters().lost.sum()).isEqualTo(2);
  }
}
