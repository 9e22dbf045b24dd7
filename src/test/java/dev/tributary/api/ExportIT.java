package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.cli.CommandRun;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.codec.parquet.ParquetFile;
import dev.tributary.codec.table.TableReader;
import dev.tributary.codec.table.TableRow;
import dev.tributary.events.EventFeed;
import dev.tributary.events.EventHub;
import dev.tributary.events.EventKind;
import dev.tributary.events.LiveEvent;
import dev.tributary.http.Caller;
import dev.tributary.http.EventStream;
import dev.tributary.http.Role;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is exported once, and after that what changed, whichever instance is asked; and what
 * happens is heard as it happens.
 */
@Timeout(300)
class ExportIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECORDS = 30;

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("sent", directory);
    ObjectNode batch = JSON.createObjectNode().put("source_name", "crm");
    for (int i = 0; i < RECORDS; i++) {
      ObjectNode row = batch.withArrayProperty("entities").addObject().put("id", "c" + i);
      row.put("email", "person" + i + "@example.com").put("phone", "+1212555" + (1000 + i));
      row.put("name", i == 3 ? "=HYPERLINK(\"x\")" : "Person " + i);
    }
    assertThat(two.caller(0, Role.ADMIN).post("/v1/ingest/batch", batch.toString()).status())
        .isEqualTo(200);
    TwoServices.await(() -> two.stat("total_canonical_entities") == RECORDS);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static Caller.Answer export(int instance, Role role, String query) {
    return two.caller(instance, role).get("/v1/export?" + query);
  }

  private static List<JsonNode> lines(Caller.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : answer.body().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static void send(String id, String email) {
    send("crm", id, email, id);
  }

  private static void send(String source, String id, String email, String name) {
    ObjectNode body = JSON.createObjectNode().put("source_name", source).put("external_id", id);
    ObjectNode data = body.put("wait_millis", 30_000).putObject("data");
    data.put("email", email).put("name", name).put("phone", "+12125550000" + id.length());
    Caller.Answer answer = two.caller(0, Role.ADMIN).post("/v1/resolve/realtime", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aCursorGetsWhatChangedSinceAndNothingElse() throws IOException {
    send("x1", "x1@example.com");
    send("x1", "x1.new@example.com");
    Caller.Answer all = export(0, Role.READER, "what=golden");
    assertThat(all.header("Content-Type")).isEqualTo("application/x-ndjson");
    Set<String> ids = new HashSet<>();
    for (JsonNode golden : lines(all)) {
      assertThat(ids.add(golden.path("entity_id").asText())).as("each once").isTrue();
    }
    assertThat(ids).hasSizeGreaterThan(RECORDS);
    assertThat(all.body()).contains("x1.new@example.com").doesNotContain("\"x1@example.com");
    String cursor = all.header("X-Next-Cursor");

    Caller.Answer nothing = export(1, Role.READER, "what=golden&since=" + cursor);
    assertThat(nothing.body()).isEmpty();
    send("x1", "x1.newest@example.com");
    send("x2", "x2@example.com");
    String crosswalkCursor =
        export(1, Role.READER, "what=crosswalk&format=csv").header("X-Next-Cursor");
    two.caller(1, Role.ADMIN).delete("/v1/records/crm/x2?wait_millis=30000");
    List<JsonNode> since = lines(export(1, Role.READER, "what=golden&since=" + cursor));
    assertThat(since).hasSize(2);
    assertThat(since.stream().filter(row -> row.path("deleted").asBoolean())).hasSize(1);
    assertThat(since.toString()).contains("x1.newest@example.com");

    List<JsonNode> records =
        lines(export(0, Role.READER, "what=crosswalk&since=" + crosswalkCursor));
    assertThat(records).singleElement().matches(row -> row.path("id").asText().equals("x2"));
    assertThat(records.get(0).path("deleted").asBoolean()).isTrue();
    Caller.Answer mixed = export(0, Role.READER, "what=golden&since=" + crosswalkCursor);
    assertThat(mixed.status()).isEqualTo(400);
    assertThat(mixed.error()).contains("no cursor of this export");
  }

  @Test
  void tablesHaveARowForEachAndRunNothing() throws Exception {
    Caller.Answer csv = export(1, Role.READER, "what=golden&format=csv");
    assertThat(csv.body()).startsWith("entity_id,deleted,revision,").contains("\r\n");
    assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"x\"\")\"", ",+12125551004,");
    Caller.Answer crosswalk = export(1, Role.READER, "what=crosswalk&format=csv");
    assertThat(crosswalk.body().lines().filter(line -> line.startsWith("crm,c"))).hasSize(RECORDS);

    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                two.caller(0, Role.READER)
                    .request("/v1/export?what=golden&format=parquet")
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    ParquetFile file = new ParquetFile(answer.body());
    assertThat(file.rows()).isGreaterThanOrEqualTo(RECORDS);
    assertThat(file.column(file.names().indexOf("email")))
        .contains("person0@example.com", "person29@example.com");
    assertThat(file.column(file.names().indexOf("member_count"))).contains(1L);
    assertThat(file.column(file.names().indexOf("deleted"))).containsOnly(false);
  }

  /** {@code tributary export} of this broker, by the spec of the services. */
  private static CommandRun command(Path out, String... more) throws IOException {
    Path spec = directory.resolve("sent.yml");
    Files.writeString(spec, SmallSpec.text("sent"));
    List<String> arguments = new ArrayList<>(List.of("export", "--spec", spec.toString()));
    arguments.addAll(List.of("--bootstrap-servers", two.bootstrapServers()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String cursor(CommandRun run) {
    return run.out().replaceFirst("(?s).*--since (\\S+).*", "$1");
  }

  private static Set<String> emails(Path table) throws IOException {
    Set<String> emails = new HashSet<>();
    try (TableReader rows = TableReader.open(table)) {
      while (rows.hasNext()) {
        assertThat(rows.next())
            .isInstanceOfSatisfying(
                TableRow.Read.class, row -> emails.add(row.columns().get("email")));
      }
    }
    return emails;
  }

  @Test
  void theCommandLineWritesTheSameToFiles() throws IOException {
    send("line1", "line1@example.com");
    Path lines = directory.resolve("new/golden.jsonl");
    CommandRun all = command(lines, "--what", "golden");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out()).contains("values of golden are in " + lines);
    assertThat(Files.readString(lines)).contains("line1@example.com", "person29@example.com");
    assertThat(directory.resolve("new/golden.jsonl.part")).doesNotExist();

    Path csv = directory.resolve("golden.csv");
    Path parquet = directory.resolve("golden.parquet");
    assertThat(command(csv, "--what", "golden", "--format", "csv").exitCode()).isZero();
    assertThat(command(parquet, "--what", "golden", "--format", "parquet").exitCode()).isZero();
    assertThat(emails(csv)).contains("line1@example.com", "person0@example.com");
    assertThat(emails(parquet)).containsExactlyInAnyOrderElementsOf(emails(csv));

    send("line2", "line2@example.com");
    Path changed = directory.resolve("changed.parquet");
    CommandRun since =
        command(changed, "--what", "golden", "--format", "parquet", "--since", cursor(all));
    assertThat(since.exitCode()).as(since.err()).isZero();
    assertThat(emails(changed)).contains("line2@example.com").doesNotContain("person0@example.com");
    Path nothing = directory.resolve("nothing.jsonl");
    assertThat(command(nothing, "--what", "golden", "--since", cursor(since)).out())
        .startsWith("0 values of golden");
    assertThat(nothing).isEmptyFile();
  }

  @Test
  void theCommandLineRefusesWhatCannotBeExported() throws IOException {
    Path out = directory.resolve("refused");
    CommandRun crosswalk = command(directory.resolve("crosswalk"), "--what", "crosswalk");
    assertThat(crosswalk.exitCode()).isZero();
    CommandRun other = command(out, "--what", "golden", "--since", cursor(crosswalk));
    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("--since: this is no cursor of this export");
    assertThat(command(out, "--what", "passwords").err()).contains("golden, crosswalk");
    CommandRun format = command(out, "--what", "golden", "--format", "xml");
    assertThat(format.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(format.err()).contains("jsonl, csv, parquet");
    Path file = Files.writeString(directory.resolve("file"), "");
    CommandRun inFile = command(file.resolve("golden.csv"), "--what", "golden");
    assertThat(inFile.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    CommandRun noSpec =
        CommandRun.of(
            "export",
            "--spec",
            directory.resolve("none.yml").toString(),
            "--bootstrap-servers",
            two.bootstrapServers(),
            "--what",
            "golden",
            "--out",
            out.toString());
    assertThat(noSpec.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(out).doesNotExist();
  }

  @Test
  void theLogOfEventsIsWhole() throws IOException {
    List<JsonNode> events = lines(export(0, Role.READER, "what=merge-log"));
    assertThat(events.stream().filter(event -> event.path("event").asText().equals("CREATE")))
        .hasSizeGreaterThanOrEqualTo(RECORDS);
    assertThat(export(0, Role.READER, "what=reviews&format=csv").body())
        .startsWith("source,id,entity_id,deleted,other_source");
  }

  @Test
  void personalValuesAreMaskedForThoseWhoMayNotSeeThem() {
    send("crm", "beside", "beside@example.com", "Berta Beside");
    send("billing", "beside", "beside@example.com", "Zebulon Other");
    assertThat(export(0, Role.READER, "what=golden").body())
        .contains("Berta Beside")
        .as("what is there for the search alone")
        .doesNotContain("Zebulon", "other_values");
    assertThat(export(0, Role.READER_MASKED, "what=golden").body())
        .contains("b***@example.com")
        .doesNotContain("Berta", "Zebulon");
    for (String format : List.of("jsonl", "csv")) {
      String body = export(0, Role.READER_MASKED, "what=golden&format=" + format).body();
      assertThat(body).contains("p***@example.com").doesNotContain("person1@", "1212555100");
    }
    assertThat(export(0, Role.INGESTER, "what=golden").status()).isEqualTo(403);
  }

  @Test
  void whatCannotBeExportedIsSaid() {
    assertThat(export(0, Role.READER, "what=passwords").error()).contains("golden, crosswalk");
    assertThat(export(0, Role.READER, "format=csv").error()).contains("what is missing");
    assertThat(export(0, Role.READER, "what=golden&format=xml").error()).contains("parquet");
    assertThat(export(0, Role.READER, "what=golden&since=zzz").status()).isEqualTo(400);
  }

  @Test
  void noMoreThanMayRunAtOnce() {
    List<CompletableFuture<Caller.Answer>> asked =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> export(1, Role.READER, "what=merge-log"),
                        task -> new Thread(task).start()))
            .toList();
    List<Caller.Answer> answers = asked.stream().map(CompletableFuture::join).toList();
    assertThat(answers).extracting(Caller.Answer::status).containsOnly(200, 429);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 429)
        .isNotEmpty()
        .allMatch(answer -> answer.error().contains("limits.exports"));
    TwoServices.await(() -> export(1, Role.READER, "what=merge-log").status() == 200);
  }

  private static EventStream listen(int instance, Role role, String query, @Nullable String last)
      throws Exception {
    return EventStream.open(two.caller(instance, role), "/v1/events" + query, last);
  }

  private static boolean creates(EventStream.Event event, String id) {
    JsonNode value = event.data().path("value");
    return value.path("event").asText().equals("CREATE")
        && value.at("/records/0/id").asText().equals(id);
  }

  @Test
  void whatHappensIsHeardAtAnyInstanceAndNothingTwice() throws Exception {
    String last;
    try (EventStream all = listen(1, Role.READER, "", null);
        EventStream some = listen(1, Role.READER_MASKED, "?types=decisions,reviews", null)) {
      send("heard1", "heard1@example.com");
      EventStream.Event created = all.await(event -> creates(event, "heard1"));
      assertThat(created.type()).isEqualTo("merge-log");
      EventStream.Event decided = some.await(event -> event.key().equals("crm:heard1"));
      assertThat(decided.type()).isEqualTo("decisions");
      assertThat(decided.data().at("/value/outcome").asText()).isEqualTo("INSERT_NEW");
      assertThat(decided.data().path("value").has("content_hash")).isFalse();
      assertThat(some.heard()).extracting(EventStream.Event::type).doesNotContain("merge-log");
      last = created.id();
    }
    send("heard2", "heard2@example.com");
    try (EventStream again = listen(0, Role.READER, "?types=merge-log", last)) {
      again.await(event -> creates(event, "heard2"));
      send("heard3", "heard3@example.com");
      again.await(event -> creates(event, "heard3"));
      assertThat(again.heard()).noneMatch(event -> creates(event, "heard1"));
      assertThat(again.heard().stream().filter(event -> creates(event, "heard2"))).hasSize(1);
    }
  }

  @Test
  void whoListensIsMaskedAndCountedAndHasToKnowWhereToGoOn() throws Exception {
    Caller reader = two.caller(0, Role.READER);
    assertThat(reader.get("/v1/events?since=zzz").status()).isEqualTo(400);
    assertThat(reader.get("/v1/events?types=gossip").error()).contains("merge-log, decisions");
    assertThat(two.caller(0, Role.INGESTER).get("/v1/events").status()).isEqualTo(403);

    send("told1", "told1@example.com");
    send("told2", "told2@example.com");
    try (EventStream open = listen(0, Role.READER, "?types=stewardship", null);
        EventStream masked = listen(0, Role.READER_MASKED, "?types=stewardship", null);
        EventStream third = listen(0, Role.READER, "", null)) {
      Caller.Answer refused = reader.get("/v1/events");
      assertThat(refused.status()).as("two of a key").isEqualTo(429);
      assertThat(refused.error()).contains("limits.event_listeners_per_key");
      assertThat(two.caller(0, Role.ADMIN).get("/v1/events").status())
          .as("three in all")
          .isEqualTo(429);
      assertThat(reader.get("/metrics").body())
          .contains("tributary_event_listeners{entity=\"sent\"} 3");

      ObjectNode split = JSON.createObjectNode().put("override_type", "force_split");
      split.put("entity_a_id", "crm:told1").put("entity_b_id", "crm:told2");
      split.put("reason", "Ann Smith said so");
      Caller.Answer made = two.caller(1, Role.STEWARD).post("/v1/overrides", split.toString());
      assertThat(made.status()).as(made.body()).isEqualTo(201);
      assertThat(open.await(event -> event.type().equals("stewardship")).data().toString())
          .contains("force_split", "Ann Smith");
      assertThat(masked.await(event -> event.type().equals("stewardship")).data().toString())
          .contains("force_split")
          .doesNotContain("Ann Smith");
      third.await(event -> event.type().equals("stewardship"));
    }
    // A listener that has gone is noticed when it is told something.
    TwoServices.await(
        () -> {
          send("told1", "told" + System.nanoTime() + "@example.com");
          return reader
              .get("/metrics")
              .body()
              .contains("tributary_event_listeners{entity=\"sent\"} 0");
        });
  }

  @Test
  void whoIsTooSlowIsDroppedAndCanGoOn() throws Exception {
    KafkaAccess broker = KafkaAccess.plain(two.bootstrapServers());
    try (EventHub hub = new EventHub(broker, Topics.of("sent"), 2);
        EventFeed slow = hub.listen(Set.of(EventKind.MERGE_LOG), null)) {
      List<String> sent = IntStream.range(0, 6).mapToObj(i -> "slow" + i).toList();
      sent.forEach(id -> send(id, id + "@example.com"));
      TwoServices.await(() -> hub.meters().tooSlow() == 1 || isOver(slow));
      assertThat(slow.ended().orElse("")).contains("faster than they were taken");
      assertThat(hub.meters().tooSlow()).isEqualTo(1);

      Set<String> heard = new HashSet<>();
      try (EventFeed again = hub.listen(Set.of(EventKind.MERGE_LOG), slow.place())) {
        TwoServices.await(
            () -> {
              heard.addAll(recordOf(again));
              return heard.containsAll(sent.subList(2, 6));
            });
      }
    }
  }

  private static boolean isOver(EventFeed feed) {
    recordOf(feed);
    return feed.ended().isPresent();
  }

  private static List<String> recordOf(EventFeed feed) {
    try {
      LiveEvent event = feed.next(Duration.ofMillis(100));
      return event == null || event.value() == null
          ? List.of()
          : JSON.readTree(event.value()).path("records").findValuesAsText("id");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
