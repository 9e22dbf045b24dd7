package dev.tributary.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecImports;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examples of rules that compare ranges, or ask a model, on records made for them. */
class ExampleSpecsResolveTest {
  private final List<SourceChange> rows = new ArrayList<>();

  @BeforeEach
  void none() {
    rows.clear();
  }

  private static Plan plan(String name) throws IOException {
    Path file = Path.of("config", "specs", name);
    return Objects.requireNonNull(
        SpecReader.readWithFiles(Files.readString(file), name, SpecImports.beside(file)).plan());
  }

  private void row(String source, String id, Map<String, String> columns) {
    rows.add(new SourceChange(new RecordKey(source, id), columns, 0, -1));
  }

  private Set<Set<String>> entities(Plan plan) {
    return BatchResolver.resolve(BatchRecords.of(plan, rows)).entities().stream()
        .map(entity -> entity.stream().map(RecordKey::id).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  private void invoice(String id, String number, String party, String amount, String day) {
    row(
        "erp_invoices",
        id,
        Map.of(
            "invoice_number",
            number,
            "customer_name",
            party,
            "gross_amount",
            amount,
            "issued_on",
            day));
  }

  private void payment(String id, String text, String payer, String amount, String day) {
    row(
        "bank_payments",
        id,
        Map.of("remittance_text", text, "payer_name", payer, "amount", amount, "booked_on", day));
  }

  @Test
  void paymentsFindTheirInvoicesByRanges() throws IOException {
    invoice("i1", "INV 1042", "Larkspur Media GmbH", "1200.00", "2025-03-01");
    payment("p1", "inv 1042 thank you", "LARKSPUR MEDIA", "1194.00", "2025-03-12");
    invoice("i2", "INV 1043", "Larkspur Media GmbH", "300.00", "2025-03-02");
    payment("p2", "march", "Larkspur Media", "300", "2025-03-04");
    invoice("i3", "INV 1044", "Larkspur Media GmbH", "640.00", "2025-03-05");
    payment("p3", "other things", "Larkspur Media", "700.00", "2025-03-09");
    invoice("i4", "INV 1045", "Nordwind AG", "85.50", "2024-01-01");
    payment("p4", "no text", "Nordwind", "85.50", "2025-03-09");
    assertThat(entities(plan("invoices.yml")))
        .containsExactlyInAnyOrder(
            Set.of("i1", "p1"),
            Set.of("i2", "p2"),
            Set.of("i3"), // 60 of 700 are more than 2%
            Set.of("p3"),
            Set.of("i4"), // paid 14 months later
            Set.of("p4"));
  }

  private void contact(String id, String first, String last, String email, String phone) {
    row(
        "crm_contacts",
        id,
        Map.of("first_name", first, "last_name", last, "email", email, "phone", phone));
  }

  private void signup(String id, String first, String last, String email) {
    row("app_signups", id, Map.of("first_name", first, "last_name", last, "email", email));
  }

  @Test
  void aTrainedModelTellsPersonsOfOneNameApart() throws IOException {
    contact("c1", "Margaret", "Okafor", "margaret.okafor@larkspur.com", "+1 415 555 0101");
    signup("a1", "Margaret", "Okafor", "margaret.okafor@larkspur.com");
    contact("c2", "Margaret", "Unwin", "m.unwin@nordwind.com", "+1 415 555 0199");
    signup("a2", "Theodore", "Okafor", "theodore@example.org");
    Plan plan = plan("labelled/customer.yml");
    assertThat(entities(plan))
        .containsExactlyInAnyOrder(Set.of("c1", "a1"), Set.of("c2"), Set.of("a2"));
    assertThat(plan.hash()).isNotEqualTo(plan("customer.yml").hash());
  }
}
