package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records sent over HTTP: whoever is asked stores them, waits for the decision and tells it. */
@Timeout(300)
class IngestIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REALTIME = "/v1/resolve/realtime";

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("sent", directory);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static ObjectNode record(String source, String id, String email, String name) {
    ObjectNode body = JSON.createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    body.putObject("data").put("email", email).put("name", name);
    return body;
  }

  private static JsonNode sent(int instance, ObjectNode body) {
    Caller.Answer answer = two.caller(instance, Role.ADMIN).post(REALTIME, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** Ten ids: some of their partitions are kept by the instance asked, some by the other. */
  @Test
  void whatIsAnsweredIsWhatCanBeRead() {
    for (int i = 0; i < 10; i++) {
      String email = "reader" + i + "@example.com";
      JsonNode first = sent(i % 2, record("crm", "r-" + i, email, "Rita Reader" + i));
      assertThat(first.path("status").asText()).isEqualTo("new");
      assertThat(first.path("is_new").asBoolean()).isTrue();
      assertThat(first.path("decision").path("outcome").asText()).isEqualTo("INSERT_NEW");
      assertThat(first.path("canonical_data").path("email").asText()).isEqualTo(email);

      JsonNode second = sent((i + 1) % 2, record("billing", "r-" + i, email, "Rita Reader" + i));
      assertThat(second.path("entity_id")).isEqualTo(first.path("entity_id"));
      assertThat(second.path("is_new").asBoolean()).isFalse();
      assertThat(second.path("matched_source").asText()).isEqualTo("crm");
      assertThat(second.path("decision").path("outcome").asText()).isEqualTo("MERGE");
      assertThat(second.at("/decision/candidates/0/features")).isNotEmpty();
      assertThat(two.resolve(i % 2, Role.READER, "billing", "r-" + i).path("canonical_id"))
          .isEqualTo(first.path("entity_id"));
    }
  }

  @Test
  void whatTiesRecordsIsToldForAnEntityAndForTwoRecords() {
    sent(0, record("crm", "g-1", "gus@example.com", "Gus Graph"));
    String id =
        sent(1, record("billing", "g-1", "gus@example.com", "Gus Graph"))
            .path("entity_id")
            .asText();
    sent(0, record("crm", "g-2", "somebody@example.com", "Quite Another"));
    Caller reader = two.caller(1, Role.READER);
    JsonNode graph = reader.get("/v1/entities/" + id + "/graph").json();
    assertThat(graph.path("records")).hasSize(2);
    assertThat(graph.path("edges")).hasSize(1);
    assertThat(graph.at("/edges/0/joins").asBoolean()).isTrue();
    assertThat(graph.at("/edges/0/score").asDouble()).isGreaterThan(8);

    JsonNode same = reader.get("/v1/why?a=crm:g-1&b=billing:g-1").json();
    assertThat(same.path("same_entity").asBoolean()).as(same.toString()).isTrue();
    assertThat(same.path("path")).hasSize(1);
    assertThat(same.at("/direct/features").findValuesAsText("name")).contains("email", "name");
    JsonNode others = reader.get("/v1/why?a=crm:g-1&b=crm:g-2").json();
    assertThat(others.path("same_entity").asBoolean()).isFalse();
    assertThat(others.path("direct").isNull()).isTrue();
    assertThat(others.path("explanation").asText()).contains("neither is a candidate");
    assertThat(reader.get("/v1/why?a=crm:g-1&b=crm:none").status()).isEqualTo(404);
    assertThat(reader.get("/v1/why?a=crm:g-1&b=crm:g-1").status()).isEqualTo(400);
    assertThat(reader.get("/v1/why?a=crm:g-1&b=g-2").error()).contains("source:id");

    TwoServices.await(
        () ->
            reader
                .get("/v1/entities/" + id + "/how")
                .json()
                .path("steps")
                .findValuesAsText("event_type")
                .equals(java.util.List.of("CREATE", "MERGE")));
  }

  @Test
  void anUpdateIsInTheAnswerAndAnUnchangedRecordIsAnsweredAtOnce() {
    sent(0, record("crm", "u-1", "una@example.com", "Una Updike"));
    JsonNode updated = sent(1, record("crm", "u-1", "una.updike@example.com", "Una Updike"));
    assertThat(updated.path("status").asText()).isEqualTo("updated");
    assertThat(updated.path("canonical_data").path("email").asText())
        .isEqualTo("una.updike@example.com");
    ObjectNode same = record("crm", "u-1", "una.updike@example.com", "Una Updike");
    JsonNode again = sent(0, same.put("wait_millis", 0));
    assertThat(again.path("status").asText()).isEqualTo("unchanged");
    assertThat(again.path("revision")).isEqualTo(updated.path("revision"));
    assertThat(again.has("superseded")).isFalse();
  }

  @Test
  void whoDoesNotWaitGetsALinkThatAnswersLater() {
    ObjectNode body = record("crm", "w/1 ü", "will@example.com", "Will Waiter");
    Caller.Answer answer =
        two.caller(0, Role.INGESTER).post(REALTIME, body.put("wait_millis", 0).toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    String link = answer.json().path("link").asText();
    assertThat(answer.header("Location")).isEqualTo(link);
    TwoServices.await(() -> two.caller(1, Role.READER).get(link).status() == 200);
    assertThat(two.caller(1, Role.READER).get(link).json().path("external_id").asText())
        .isEqualTo("w/1 ü");
  }

  @Test
  void aRowWhoseColumnsLookLikeAnEventIsARow() {
    ObjectNode body = record("crm", "null", "op@example.com", "Otto Op");
    body.withObject("data").put("op", "d").put("__deleted", "true").putObject("after");
    assertThat(sent(0, body).path("status").asText()).isEqualTo("new");
    assertThat(two.resolve(1, Role.READER, "crm", "null").path("canonical_data").path("name"))
        .isEqualTo(JSON.getNodeFactory().textNode("Otto Op"));
  }

  @Test
  void manyAreStoredAtOnceAndThoseThatAreWrongAreToldApart() {
    ObjectNode body = JSON.createObjectNode().put("source_name", "billing");
    var entities = body.putArray("entities");
    for (int i = 0; i < 50; i++) {
      ObjectNode one = entities.addObject().put("external_id", "b-" + i);
      one.putObject("data").put("email", "batch" + i + "@example.com").put("name", "Bo " + i);
    }
    entities.addObject().put("id", "b-50").put("email", "row@example.com").put("name", "A Row");
    entities.addObject().put("email", "nobody@example.com");
    entities.addObject().put("external_id", "b-52").putObject("data").put("id", "zz-top");
    JsonNode first = two.caller(0, Role.INGESTER).post("/v1/ingest/batch", body.toString()).json();
    assertThat(first.path("ingested").asInt()).as(first.toString()).isEqualTo(51);
    assertThat(first.path("new").asInt()).isEqualTo(51);
    assertThat(first.path("rejected")).hasSize(2);
    assertThat(first.at("/rejected/0/index").asInt()).isEqualTo(51);
    assertThat(first.at("/rejected/0/error").asText()).contains("primary key");
    assertThat(first.at("/rejected/1/error").asText()).doesNotContain("zz-top");
    TwoServices.await(
        () ->
            two.caller(0, Role.READER).get("/v1/resolve?system=billing&id=b-50").status() == 200
                && two.caller(0, Role.READER).get("/v1/resolve?system=billing&id=b-49").status()
                    == 200);
    JsonNode again = two.caller(1, Role.ADMIN).post("/v1/ingest/batch", body.toString()).json();
    assertThat(again.path("unchanged").asInt() + again.path("new").asInt()).isEqualTo(51);
    assertThat(again.path("unchanged").asInt()).isPositive();
  }

  @Test
  void aDeletedRecordIsGoneAndMayComeBack() {
    JsonNode first = sent(0, record("crm", "d-1", "dee@example.com", "Dee Dahl"));
    Caller.Answer deleted =
        two.caller(1, Role.INGESTER).delete("/v1/records/crm/d-1?wait_millis=30000");
    assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
    assertThat(deleted.json().path("status").asText()).isEqualTo("deleted");
    Caller reader = two.caller(0, Role.READER);
    assertThat(reader.get("/v1/resolve?system=crm&id=d-1").status()).isEqualTo(404);
    TwoServices.await(
        () -> reader.get("/v1/canonical/" + first.path("entity_id").asText()).status() == 404);
    JsonNode back = sent(1, record("crm", "d-1", "dee@example.com", "Dee Dahl"));
    assertThat(back.path("status").asText()).isEqualTo("new");
    assertThat(back.path("entity_id")).isNotEqualTo(first.path("entity_id"));
    JsonNode never = two.caller(0, Role.INGESTER).delete("/v1/records/crm/never").json();
    assertThat(never.path("was_known").asBoolean()).isFalse();
  }

  @Test
  void whoeverSendsHasToBeAllowedTo() {
    String body = record("crm", "x-1", "x@example.com", "Xaver X").toString();
    for (Role role : new Role[] {Role.READER, Role.READER_MASKED, Role.STEWARD}) {
      assertThat(two.caller(0, role).post(REALTIME, body).status()).isEqualTo(403);
      assertThat(two.caller(0, role).delete("/v1/records/crm/x-1").status()).isEqualTo(403);
    }
    Caller.Answer masked = two.caller(0, Role.INGESTER).post(REALTIME, body);
    assertThat(masked.status()).as(masked.body()).isIn(200, 202);
    assertThat(masked.body()).doesNotContain("x@example.com").doesNotContain("Xaver");
  }

  @Test
  void whatIsWrongIsSaidWithoutTheValue() {
    Caller admin = two.caller(0, Role.ADMIN);
    ObjectNode body = record("nowhere", "1", "n@example.com", "N");
    assertThat(admin.post(REALTIME, body.toString()).error()).contains("crm, billing");
    assertThat(
            admin.post(REALTIME, body.put("source_name", "crm").put("data", 5).toString()).error())
        .contains("data has to be an object");
    body.remove("external_id");
    assertThat(admin.post(REALTIME, body.toString()).error()).contains("external_id");
    ObjectNode large = record("crm", "l-1", "l@example.com", "x".repeat(300_000));
    Caller.Answer refused = admin.post(REALTIME, large.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("larger than accepted").doesNotContain("xxx");
    assertThat(admin.post(REALTIME, large.put("wait_millis", 31_000).toString()).error())
        .contains("from 0 to 30000");
    assertThat(admin.delete("/v1/records/nowhere/1").status()).isEqualTo(404);
  }

  private static Caller.Answer sendFile(Role role, String source, String name, String content) {
    return sendFile(role, source, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Caller.Answer sendFile(Role role, String source, String name, byte[] content) {
    String before =
        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
            .formatted(name);
    String after =
        "\r\n--cut\r\nContent-Disposition: form-data; name=\"source_name\"\r\n\r\n%s\r\n--cut--\r\n"
            .formatted(source);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    Caller caller = two.caller(1, role);
    return caller.send(
        caller
            .request("/v1/ingest/file/process")
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
  }

  @Test
  void rowsOfAFileAreStoredAndThoseThatCannotBeReadAreToldByLine() throws IOException {
    String csv = "id,email,name\nf1,f1@example.com,Fay One\nf2,f2@example.com\n,f3@example.com,X\n";
    Caller.Answer first = sendFile(Role.INGESTER, "crm", "people.csv", csv);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    JsonNode answer = first.json();
    assertThat(answer.path("ingested").asInt()).isEqualTo(1);
    assertThat(answer.path("new").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected").findValues("line"))
        .extracting(JsonNode::asInt)
        .contains(3, 4);
    assertThat(answer.path("rejected_count").asInt()).isEqualTo(2);
    assertThat(answer.toString()).doesNotContain("example.com");

    String lines =
        "{\"id\": \"f1\", \"email\": \"f1@example.com\", \"name\": \"Fay One\"}\n{\"id\": 7}\nx\n";
    TwoServices.await(
        () -> two.caller(0, Role.READER).get("/v1/resolve?system=crm&id=f1").status() == 200);
    JsonNode second = sendFile(Role.ADMIN, "crm", "people", lines).json();
    assertThat(second.path("unchanged").asInt()).isEqualTo(1);
    assertThat(second.path("new").asInt()).isEqualTo(1);
    assertThat(second.at("/rejected/0/line").asInt()).isEqualTo(3);
    TwoServices.await(
        () -> two.caller(0, Role.READER).get("/v1/resolve?system=crm&id=7").status() == 200);
  }

  /** A header and so many empty lines, compressed. */
  private static byte[] packed(String header, int lines) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(header.getBytes(StandardCharsets.UTF_8));
      byte[] empty = new byte[1 << 16];
      Arrays.fill(empty, (byte) '\n');
      for (int written = 0; written < lines; written += empty.length) {
        out.write(empty);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void aFileThatCannotBeTakenIsRefusedWhole() throws IOException {
    assertThat(sendFile(Role.READER, "crm", "a.csv", "id\n1\n").status()).isEqualTo(403);
    assertThat(sendFile(Role.ADMIN, "nowhere", "a.csv", "id\n1\n").error())
        .contains("crm, billing");
    assertThat(sendFile(Role.ADMIN, "", "a.csv", "id\n1\n").error()).contains("source_name");
    assertThat(sendFile(Role.ADMIN, "crm", "a.csv", "email\nno-id@example.com\n").error())
        .contains("no column id");
    assertThat(sendFile(Role.ADMIN, "crm", "a.csv", "").error()).contains("the file is empty");
    Caller.Answer broken = sendFile(Role.ADMIN, "crm", "a.csv", "id,name\nz1,\"open\nz2,x\n");
    assertThat(broken.body()).doesNotContain("upload-");
    assertThat(sendFile(Role.ADMIN, "crm", "a.csv", "id\n" + "z\n".repeat(1_001)).status())
        .isEqualTo(413);
    assertThat(sendFile(Role.ADMIN, "crm", "a.csv", "id\n" + "z".repeat(1 << 20)).status())
        .isEqualTo(413);
    assertThat(sendFile(Role.ADMIN, "crm", "a.csv.gz", "id\n1\n").error()).contains("not gzip");
    Caller.Answer bomb = sendFile(Role.ADMIN, "crm", "a.csv.gz", packed("id\n", 17 << 20));
    assertThat(bomb.status()).as("nothing but empty lines, which are no rows").isEqualTo(413);
    assertThat(bomb.error()).contains("unpacked");
    Caller admin = two.caller(0, Role.ADMIN);
    assertThat(admin.post("/v1/ingest/file/process", "{}").status()).isEqualTo(415);
    assertThat(admin.post("/v1/ingest/parquet", "{}").status()).isEqualTo(501);
    for (String instance : List.of("a", "b")) {
      try (Stream<Path> left = Files.list(directory.resolve(instance).resolve("uploads"))) {
        assertThat(left).as("files that were sent").isEmpty();
      }
    }
  }

  @Test
  void whatComesFromASourceAndWhatIsMadeOfItIsShown() {
    ObjectNode body = record("billing", "seen-1", "Seen.One@Example.com ", "Sina Seen");
    body.withObjectProperty("data").put("shoe_size", 44);
    sent(0, body);
    JsonNode preview =
        two.caller(1, Role.READER).get("/v1/ingest/sources/billing/preview?limit=50").json();
    JsonNode event = null;
    for (JsonNode one : preview.path("data")) {
      event = one.path("id").asText().equals("seen-1") ? one : event;
    }
    assertThat(event).isNotNull();
    assertThat(event.path("status").asText()).isEqualTo("changed");
    assertThat(event.at("/raw/after/shoe_size").asInt()).isEqualTo(44);
    assertThat(event.at("/attributes/name/0").asText()).isEqualTo("Sina Seen");
    assertThat(event.path("attributes").has("shoe_size")).isFalse();
    assertThat(event.path("normalised").toString()).contains("seen.one@example.com");
    String masked =
        two.caller(1, Role.READER_MASKED).get("/v1/ingest/sources/billing/preview?limit=50").body();
    assertThat(masked).contains("seen-1", "***").doesNotContain("Sina", "een.one", "\"raw\"");

    JsonNode mapping =
        two.caller(0, Role.READER_MASKED).get("/v1/ingest/sources/billing/mapping").json();
    assertThat(mapping.path("attributes").findValuesAsText("attribute"))
        .containsExactly("email", "phone", "name");
    assertThat(mapping.at("/attributes/0/from").asText()).contains("email");
    assertThat(mapping.path("unmapped").findValuesAsText("column")).contains("shoe_size");
    assertThat(two.caller(0, Role.READER).get("/v1/ingest/sources/nowhere/mapping").status())
        .isEqualTo(404);
    assertThat(two.caller(0, Role.INGESTER).get("/v1/ingest/sources/crm/preview").status())
        .isEqualTo(403);
  }

  @Test
  void howGoodWhatIsResolvedLooksIsCountedAsItChanges() {
    Caller reader = two.caller(1, Role.READER_MASKED);
    JsonNode before = reader.get("/v1/quality").json();
    sent(0, record("crm", "q-1", "quinn@example.com", "Quinn Quality"));
    sent(1, record("billing", "q-1", "quinn@example.com", "Quinn Quality"));
    TwoServices.await(() -> difference(before, "/entities/total") == 1);
    TwoServices.await(() -> difference(before, "/links/total") > 0);
    assertThat(difference(before, "/decisions/outcomes/INSERT_NEW")).isEqualTo(1);
    two.caller(0, Role.ADMIN).delete("/v1/records/billing/q-1?wait_millis=30000");
    two.caller(0, Role.ADMIN).delete("/v1/records/crm/q-1?wait_millis=30000");
    TwoServices.await(() -> difference(before, "/entities/total") == 0);
    TwoServices.await(() -> difference(before, "/links/total") == 0);
    JsonNode after = reader.get("/v1/quality").json();
    assertThat(after.path("partial").asBoolean()).isFalse();
    assertThat(after.path("entities").path("sizes"))
        .isEqualTo(before.path("entities").path("sizes"));
    assertThat(after.at("/blocks/rounds").asLong()).isPositive();
    assertThat(after.at("/drift/match_rate/drifted").asBoolean()).isFalse();
    assertThat(after.path("attributes").findValuesAsText("attribute")).contains("email", "name");
  }

  private static long difference(JsonNode before, String path) {
    JsonNode now = two.caller(0, Role.READER).get("/v1/quality").json();
    return now.at(path).asLong() - before.at(path).asLong();
  }
}
