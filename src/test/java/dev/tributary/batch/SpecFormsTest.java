package dev.tributary.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.spec.Problem;
import dev.tributary.spec.Severity;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Specs of other tools' forms, with all that can be in them: they load, and they resolve. */
class SpecFormsTest {
  private static SpecReading reading(String name) throws IOException {
    Path file = Path.of("src", "test", "resources", "specs", name);
    return SpecReader.read(Files.readString(file), name);
  }

  private static SourceChange row(String source, String id, String... columns) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put(columns[i], columns[i + 1]);
    }
    return new SourceChange(new RecordKey(source, id), row, 0, -1);
  }

  /** The entities as sets of ids. */
  private static Set<Set<String>> resolve(SpecReading reading, List<SourceChange> rows) {
    Plan plan = Objects.requireNonNull(reading.plan(), reading.report());
    return BatchResolver.resolve(BatchRecords.of(plan, rows)).entities().stream()
        .map(entity -> entity.stream().map(RecordKey::id).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  @Test
  void fiveSystemsWithEverySectionResolve() throws IOException {
    SpecReading reading = reading("five-systems.yml");
    assertThat(reading.problems(Severity.ERROR)).isEmpty();
    assertThat(reading.problems(Severity.WARNING)).isEmpty();
    List<SourceChange> rows =
        List.of(
            row(
                "contacts",
                "c1",
                "first_name",
                "Robert",
                "last_name",
                "Miller",
                "email",
                "rob@miller.example",
                "phone",
                "650-555-0142",
                "company_name",
                "Juniper"),
            row(
                "accounts",
                "a1",
                "first_name",
                "Bob",
                "last_name",
                "Miller",
                "email",
                "ROB@miller.example",
                "company_name",
                "Juniper"),
            row(
                "users",
                "u1",
                "first_name",
                "Bob",
                "last_name",
                "Miller",
                "phone",
                "(650) 555 0142",
                "company",
                "juniper"),
            row("signups", "s1", "email", "rob+news@miller.example", "last_name", "Miller"),
            row("leads", "l1", "first_name", "Anna", "last_name", "Miller", "company", "Quartz"),
            row("leads", "l2", "first_name", "Zoe", "last_name", "Okafor", "company", "Basalt"));
    assertThat(resolve(reading, rows))
        .containsExactlyInAnyOrder(Set.of("c1", "a1", "u1", "s1"), Set.of("l1"), Set.of("l2"));
  }

  @Test
  void whatHasNoEffectIsNamed() throws IOException {
    assertThat(reading("five-systems.yml").problems(Severity.NOTE))
        .extracting(Problem::path)
        .contains(
            "entity.compliance.frameworks",
            "entity.compliance.audit_required",
            "sources.contacts.adapter",
            "sources.contacts.location",
            "sources.contacts.freshness",
            "sources.contacts.tags",
            "decision.scoring.thresholds.non_match",
            "decision.thresholds",
            "decision.conflict_strategy",
            "decision.tie_breaking",
            "decision.audit",
            "governance.log_probabilities");
  }

  @Test
  void theCompleteExampleOfRulesResolves() throws IOException {
    SpecReading reading = reading("rules-complete.yml");
    assertThat(reading.problems()).as(reading.report()).isEmpty();
    String name = "name";
    List<SourceChange> rows =
        List.of(
            row("sales", "s1", name, "Ada Byron", "email", "ada@byron.example", "phone", "1"),
            row("helpdesk", "h1", name, "A. Byron", "email", "Ada@Byron.example"),
            // One telephone alone is a question: 0.85 is below 0.9.
            row("sales", "s2", name, "Carl Ott", "phone", "212-555-0187"),
            row("invoices", "i2", name, "Berta Stein", "phone", "(212) 555-0187"),
            // Name 0.6 and address 0.3 make 0.9.
            row(
                "sales",
                "s3",
                name,
                "Ines Prado",
                "street_address",
                "12 Harbour Road",
                "zip_code",
                "10115"),
            row(
                "invoices",
                "i3",
                name,
                "Ines Prado",
                "street_address",
                "12 Harbour Road",
                "zip_code",
                "10115"));
    assertThat(resolve(reading, rows))
        .containsExactlyInAnyOrder(
            Set.of("s1", "h1"), Set.of("s2"), Set.of("i2"), Set.of("s3", "i3"));
  }

  @Test
  void everyWayOfBlockingBringsItsPairsTogether() throws IOException {
    SpecReading reading = reading("blocking-rules.yml");
    assertThat(reading.problems()).as(reading.report()).isEmpty();
    List<SourceChange> rows =
        List.of(
            row("people", "1", "name", "Margarethe Hohenfels", "city", "Regensburg", "title", "x"),
            row("people", "2", "name", "Margarete Hohenfels", "city", "Regensburg", "title", "x"),
            row("people", "3", "name", "Tim Kay", "city", "Ulm", "notes", "sells rare old clocks"),
            row(
                "people",
                "4",
                "name",
                "Tim Kay",
                "city",
                "Ulm",
                "notes",
                "old clocks, rare; sells"));
    assertThat(resolve(reading, rows))
        .containsExactlyInAnyOrder(Set.of("1", "2"), Set.of("3", "4"));
    Plan plan = Objects.requireNonNull(reading.plan());
    BatchRecords records = BatchRecords.of(plan, rows);
    for (int rule : plan.blockingRules()) {
      boolean makesBlocks =
          records.all().stream()
              .flatMap(record -> record.blocks().stream())
              .anyMatch(key -> key.rule() == rule);
      String name = plan.blockingRuleName(rule);
      boolean lacksItsValues = Stream.of("email", "born", "postcode").anyMatch(name::contains);
      assertThat(makesBlocks).as(name).isNotEqualTo(lacksItsValues);
    }
  }

  @Test
  void aCapOfARuleHoldsForItsBlocksAlone() throws IOException {
    String text =
        Files.readString(Path.of("src", "test", "resources", "specs", "blocking-rules.yml"))
            .replaceAll(
                "(?s)keys:.*?decision:",
                "keys: [{fields: city, max_block_size: 2}, name]\ndecision:");
    Plan plan = Objects.requireNonNull(SpecReader.read(text, "capped.yml").plan());
    List<SourceChange> rows =
        List.of(
            row("people", "1", "city", "Ulm", "name", "A"),
            row("people", "2", "city", "Ulm", "name", "B"),
            row("people", "3", "city", "Ulm", "name", "B"));
    BlockIndex blocks = BlockIndex.of(BatchRecords.of(plan, rows));
    assertThat(blocks.isCandidate(0, 1)).isFalse();
    assertThat(blocks.isCandidate(1, 2)).isTrue();
  }
}
