package dev.tributary.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.codec.DecoderLimits;
import dev.tributary.codec.SourceFormat;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRowsTest {
  @TempDir Path directory;
  private Plan plan;
  private final List<RejectedRow> rejected = new ArrayList<>();

  @BeforeEach
  void readSpec() throws IOException {
    plan = SpecReader.read(Files.readString(Path.of("config/specs/customer.yml")), "spec").plan();
    assertThat(plan).isNotNull();
  }

  private List<ChangeEvent> read(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    List<ChangeEvent> events = new ArrayList<>();
    try (SourceRows rows =
        SourceRows.open(new SourceFile("crm_contacts", file), plan, rejected::add)) {
      rows.forEachRemaining(events::add);
    }
    return events;
  }

  @Test
  void aRowBecomesItsColumnsAsJsonUnderItsKey() throws IOException {
    List<ChangeEvent> events =
        read("a.csv", "crm_contact_id,first_name,email\nC-1,\"Zoë, \"\"Z\"\"\",\nC-2,𝒜nn,a@b.c\n");
    assertThat(events).extracting(ChangeEvent::key).containsExactly(key("C-1"), key("C-2"));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(events.get(0).value()))
        .isEqualTo(
            json.createObjectNode().put("crm_contact_id", "C-1").put("first_name", "Zoë, \"Z\""));
    assertThat(rejected).isEmpty();
  }

  @Test
  void whatCannotBeReadIsReportedWithItsLineAndTheRestGoesOn() throws IOException {
    List<ChangeEvent> events =
        read("a.csv", "crm_contact_id,first_name\nC-1,Ann\n,Bob\nC-3,Cid\nC-4\nC-5,Eve\n");
    assertThat(events)
        .extracting(event -> event.key().id())
        .contains("C-1", "C-3", "C-5")
        .doesNotContain("");
    assertThat(rejected).extracting(RejectedRow::line).startsWith(3L);
    assertThat(rejected.get(0).toString())
        .contains("a.csv, line 3: ")
        .contains("crm_contact_id")
        .doesNotContain("Bob");
  }

  @Test
  void jsonLinesAreReadAsWell() throws IOException {
    List<ChangeEvent> events =
        read("a.jsonl", "{\"crm_contact_id\": 7, \"email\": null}\nnot json\n{\"email\":\"x\"}\n");
    assertThat(events).extracting(ChangeEvent::key).containsExactly(key("7"));
    assertThat(rejected).extracting(RejectedRow::line).containsExactly(2L, 3L);
  }

  @Test
  void aFileThatIsNoTableIsBadData() {
    assertThatThrownBy(() -> read("a.csv", ""))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is empty");
  }

  /** Whatever the id looks like, the resolver has to find the same id in key and value. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C-1",
        "007",
        "1e3",
        "null",
        "true",
        "{\"a\":1}",
        "[1]",
        "\"quoted\"",
        "a|b\\c",
        "a:b",
        " lead",
        "trail ",
        "Zoë 𝒜",
        "\uFEFFmark",
        "-",
        "a\tb",
        "{",
        "\"",
        "  {x"
      })
  void theKeyOfAnEventIsReadBackAsTheId(String id) throws IOException {
    String line = new ObjectMapper().writeValueAsString(Map.of("crm_contact_id", id));
    ChangeEvent event = read("a.jsonl", line).get(0);
    ChangeDecoder decoder =
        new ChangeDecoder(
            new SourceFormat("crm_contacts", "crm_contact_id", SourceFormat.Format.AUTO),
            column -> true,
            DecoderLimits.DEFAULT);
    DecodedChange decoded = decoder.decode(EventJson.key(event.key()), event.value(), 0);
    assertThat(decoded).isInstanceOf(DecodedChange.Changed.class);
    assertThat(((DecodedChange.Changed) decoded).change().key()).isEqualTo(key(id));
    DecodedChange deletion = decoder.decode(EventJson.key(event.key()), null, 0);
    assertThat(((DecodedChange.Changed) deletion).change().key()).isEqualTo(key(id));
  }

  @Test
  void anEventOfADeletionHasNoValue() {
    var deletion = new SourceChange(key("C-1"), null, 5, -1);
    assertThat(ChangeEvents.of(deletion).value()).isNull();
  }

  private static RecordKey key(String id) {
    return new RecordKey("crm_contacts", id);
  }
}
