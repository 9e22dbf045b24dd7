package dev.tributary.topology.suppression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.RecordKey;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuppressedDigestsTest {
  private static final DigestKey KEY = new DigestKey("sixteen bytes of".getBytes(UTF_8));
  private static final DigestKey OTHER = new DigestKey("another sixteen!".getBytes(UTF_8));
  private static final RecordKey RECORD = new RecordKey("crm", "ann@example.com");
  private static final Instant NOW = Instant.parse("2026-03-05T08:30:00Z");

  private static SuppressionRow record(DigestKey key, RecordKey record) throws IOException {
    return SuppressionRow.read(key.of(record), SuppressionRow.ofRecord("r", NOW));
  }

  @Test
  void aDigestSaysNothingOfTheRecordAndFollowsFromTheKey() {
    assertThat(KEY.of(RECORD)).matches("[0-9a-f]{8}[.][0-9a-f]{32}").doesNotContain("ann");
    assertThat(KEY.of(RECORD)).isEqualTo(KEY.of(new RecordKey("crm", "ann@example.com")));
    assertThat(KEY.of(RECORD)).isNotEqualTo(OTHER.of(RECORD)).startsWith(KEY.id() + ".");
    assertThat(KEY.of(new RecordKey("ab", "c"))).isNotEqualTo(KEY.of(new RecordKey("a", "bc")));
    assertThat(KEY.idOf("entity", "x")).isEqualTo(KEY.idOf("entity", "x"));
    assertThat(KEY.idOf("entity", "x")).isNotEqualTo(KEY.idOf("records", "x"));
    assertThat(KEY.idOf("entity", "x").version()).isEqualTo(8);
    assertThat(KEY.idOf("entity", "x").variant()).isEqualTo(2);
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new DigestKey("short".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16 bytes");
  }

  @Test
  void aRecordIsSuppressedUntilThatIsLifted() throws IOException {
    SuppressedDigests digests = new SuppressedDigests(KEY);
    assertThat(digests.isEmpty()).isTrue();
    assertThat(digests.has(RECORD)).isFalse();
    digests.take(record(KEY, RECORD));
    digests.take(record(KEY, RECORD)); // as a topic that is not compacted yet has it
    assertThat(digests.has(RECORD)).isTrue();
    assertThat(digests.has(new RecordKey("billing", RECORD.id()))).isFalse();
    assertThat(digests.size()).isEqualTo(1);
    digests.remove(digests.digestsOf(RECORD).get(0));
    assertThat(digests.has(RECORD)).isFalse();
    assertThat(digests.isEmpty()).isTrue();
  }

  @Test
  void aSaltOfTheTopicOpensItsDigestsBesideASecretOfTheProcess() throws IOException {
    SuppressedDigests digests = new SuppressedDigests(KEY);
    digests.take(record(OTHER, RECORD));
    assertThat(digests.missingKeys()).containsExactly(OTHER.id());
    assertThat(digests.has(RECORD)).isFalse();
    byte[] salt = SuppressionRow.ofSalt("another sixteen!".getBytes(UTF_8), NOW);
    digests.take(SuppressionRow.read(OTHER.id(), salt));
    assertThat(digests.missingKeys()).isEmpty();
    assertThat(digests.has(RECORD)).isTrue();
    assertThat(digests.keys()).extracting(DigestKey::id).containsExactly(KEY.id(), OTHER.id());
  }

  @Test
  void withoutTheSecretItIsKnownThatSomethingCannotBeLookedUp() throws IOException {
    SuppressedDigests digests = new SuppressedDigests(null);
    digests.take(SuppressionRow.read(KEY.id(), SuppressionRow.ofSecret(NOW)));
    assertThat(digests.missingKeys()).isEmpty();
    digests.take(record(KEY, RECORD));
    assertThat(digests.missingKeys()).containsExactly(KEY.id());
    digests.remove(KEY.of(RECORD));
    assertThat(digests.missingKeys()).isEmpty();
  }

  @Test
  void whatIsNoRowIsNotTakenForOne() {
    assertThatThrownBy(() -> SuppressionRow.read("k", "{\"kind\":\"new\"}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> SuppressionRow.read("k", "{\"kind\":\"salt\",\"salt\":\"?\"}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
