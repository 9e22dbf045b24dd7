package dev.tributary.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.TerminalTraits;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import dev.tributary.topology.output.GoldenRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PortraitGalleryTest {
  private static final RecordKey CRM = new RecordKey("crm_contacts", "C-1");
  private static final RecordKey CRM_TWIN = new RecordKey("crm_contacts", "C-2");
  private static final RecordKey BILLING = new RecordKey("billing_accounts", "B-1");
  private static final Map<RecordKey, Map<String, String>> ROWS =
      Map.of(
          CRM, Map.of("crm_contact_id", "C-1", "first_name", "Bob", "last_name", "Lee"),
          CRM_TWIN, Map.of("crm_contact_id", "C-2", "first_name", "Bob", "last_name", "Lee"),
          BILLING, Map.of("billing_account_id", "B-1", "account_name", "LEE, ROBERT"));

  private static PortraitGallery gallery(int size) throws IOException {
    Plan plan =
        SpecReader.read(Files.readString(Path.of("config/specs/customer.yml")), "spec").plan();
    return new PortraitGallery(plan, ROWS, size, 3);
  }

  private static void offer(PortraitGallery gallery, String entity, RecordKey... members) {
    String json =
        "{\"provenance\":{\"first_name\":{\"source\":\"billing_accounts\",\"id\":\"B-1\"}}}";
    gallery.offer(
        new GoldenRecord(
            entity,
            1,
            new TreeMap<>(Map.of("last_name", "Lee", "first_name", "ROBERT")),
            new TreeMap<>(),
            List.of(members),
            members.length,
            0.9,
            false),
        json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void severalSystemsAreWorthMoreThanSeveralRecords() throws IOException {
    PortraitGallery gallery = gallery(1);
    offer(gallery, "same-system", CRM, CRM_TWIN);
    offer(gallery, "two-systems", BILLING, CRM);
    offer(gallery, "alone", CRM);
    offer(gallery, "unknown-record", CRM, new RecordKey("crm_contacts", "C-9"));
    assertThat(gallery.portraits()).extracting(Portrait::entity).containsExactly("two-systems");
  }

  @Test
  void showsWhichRecordGaveAValueAndWhatTheOthersHave() throws IOException {
    PortraitGallery gallery = gallery(3);
    offer(gallery, "e-1", BILLING, CRM);
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    PortraitDisplay.show(gallery, new Console(writer, writer, TerminalTraits.PLAIN));
    assertThat(out.toString())
        .contains("ROBERT Lee, e-1, 2 records, confidence 0.900")
        .containsPattern("first_name +ROBERT +\\*ROBERT +Bob")
        .containsPattern("last_name +Lee +LEE +Lee");
  }

  @Test
  void asManyRecordsAsFitIntoALine() {
    assertThat(PortraitDisplay.recordsThatFit(60)).isEqualTo(2);
    assertThat(PortraitDisplay.recordsThatFit(100)).isEqualTo(3);
    assertThat(PortraitDisplay.recordsThatFit(400)).isEqualTo(5);
  }
}
