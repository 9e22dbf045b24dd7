package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Entities looked for over HTTP: whichever of two instances is asked, both search their part. */
@Timeout(300)
class SearchIT {
  private static final int MANY = 24;

  @TempDir static Path directory;
  private static TwoServices two;

  @BeforeAll
  static void start() throws Exception {
    two = TwoServices.start("sought", directory);
    for (int i = 0; i < MANY; i++) {
      send("crm", "c-" + i, "finder" + i + "@example.com", "+1 555 010 %04d".formatted(i), i);
    }
    send("billing", "b-7", "finder7@example.com", "555 010 0700", 7);
    TwoServices.await(() -> search(0, Role.READER, "555 010 0700", "").path("total").asInt() == 1);
    TwoServices.await(() -> search(1, Role.READER, "quarryman", "").path("total").asInt() == MANY);
  }

  @AfterAll
  static void stop() {
    two.close();
  }

  private static void send(String source, String id, String email, String phone, int number) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("source_name", source).put("external_id", id).put("wait_millis", 30_000);
    body.putObject("data")
        .put("email", email)
        .put("phone", phone)
        .put("name", "Quincy Quarryman " + (char) ('A' + number));
    Caller.Answer answer =
        two.caller(number % 2, Role.ADMIN).post("/v1/resolve/realtime", body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode search(int instance, Role role, String text, String more) {
    Caller.Answer answer = two.caller(instance, role).get("/v1/entities?q=" + encoded(text) + more);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void bothInstancesFindTheSameWhereverItIsKept() {
    for (int i = 0; i < MANY; i++) {
      String text = i % 3 == 0 ? "c-" + i : i % 3 == 1 ? "finder%d@example.com".formatted(i) : "";
      text = text.isEmpty() ? "+1 (555) 010-%04d".formatted(i) : text;
      JsonNode here = search(0, Role.READER, text, "&entity_type=sought");
      assertThat(here.path("partial").asBoolean()).as(here.toString()).isFalse();
      assertThat(here.at("/data/0/score").asDouble()).as(text).isGreaterThan(0.9);
      assertThat(here.at("/data/1/score").asDouble()).as("begins so").isLessThan(0.9);
      assertThat(here.at("/data/0/data/email").asText()).isEqualTo("finder" + i + "@example.com");
      assertThat(here).isEqualTo(search(1, Role.READER, text, ""));
      assertThat(here.at("/data/0/id"))
          .isEqualTo(two.resolve(0, Role.READER, "crm", "c-" + i).path("canonical_id"));
    }
  }

  @Test
  void anEntityIsFoundByWhatOneOfItsRecordsHasAndDidNotSurvive() {
    JsonNode found = search(1, Role.READER, "5550100700", "");
    assertThat(found.at("/data/0/id"))
        .isEqualTo(two.resolve(0, Role.READER, "crm", "c-7").path("canonical_id"));
    assertThat(found.at("/data/0/data/phone").asText()).isEqualTo("+1 555 010 0007");
    assertThat(found.at("/data/0/member_count").asInt()).isEqualTo(2);
    assertThat(found.at("/data/0").has("other_values")).isFalse();
  }

  @Test
  void typosAreForgivenAndExactWordsComeFirst() {
    JsonNode found = search(0, Role.READER, "quinzy quarrymen", "&limit=100");
    assertThat(found.path("total").asInt()).isEqualTo(MANY);
    assertThat(found.path("matching").asText()).isEqualTo("all");
    JsonNode exact = search(0, Role.READER, "Quincy Quarryman H", "&limit=100");
    assertThat(exact.at("/data/0/data/name").asText()).isEqualTo("Quincy Quarryman H");
    assertThat(exact.at("/data/0/score").asDouble())
        .isGreaterThan(found.at("/data/0/score").asDouble());
    JsonNode some = search(1, Role.READER, "quincy nowhere", "&limit=100");
    assertThat(some.path("matching").asText()).isEqualTo("some");
    assertThat(some.path("total").asInt()).isEqualTo(MANY);
    JsonNode none = search(1, Role.READER, "nobody nowhere", "");
    assertThat(none.path("data")).isEmpty();
    assertThat(none.path("total").asInt()).isZero();
  }

  @Test
  void pagesHoldEachEntityOnceInOneOrder() {
    List<String> paged = new ArrayList<>();
    for (int offset = 0; offset < MANY; offset += 5) {
      JsonNode page =
          search(offset % 2, Role.READER, "quarryman", "&limit=5&offset=" + offset).path("data");
      page.forEach(one -> paged.add(one.path("id").asText()));
    }
    assertThat(paged).hasSize(MANY).doesNotHaveDuplicates();
    List<String> whole = new ArrayList<>();
    search(0, Role.READER, "quarryman", "&limit=100")
        .path("data")
        .forEach(one -> whole.add(one.path("id").asText()));
    assertThat(paged).isEqualTo(whole);
    JsonNode all = two.caller(1, Role.READER).get("/v1/entities?limit=1000").json();
    assertThat(all.path("total").asInt()).isEqualTo(MANY);
    assertThat(new TreeSet<>(all.path("data").findValuesAsText("id"))).containsAll(whole);
  }

  @Test
  void resolveTakesAQueryToo() {
    JsonNode found =
        two.caller(1, Role.READER).get("/v1/resolve?query=finder3%40example.com").json();
    assertThat(found.path("results")).hasSize(1);
    assertThat(found.at("/results/0/score").asDouble()).isGreaterThan(0.9);
    assertThat(found.at("/results/0/canonical_data/name").asText()).isEqualTo("Quincy Quarryman D");
    Caller reader = two.caller(0, Role.READER);
    assertThat(reader.get("/v1/resolve?query=x&system=crm&id=c-1").status()).isEqualTo(400);
    assertThat(reader.get("/v1/resolve").error()).contains("system");
  }

  /** To find by a value that one may not see would tell the value. */
  @Test
  void whoReadsMaskedFindsByIdsAlone() {
    for (String hidden : List.of("finder3@example.com", "quarryman", "5550100003", "q", "finder")) {
      assertThat(search(0, Role.READER_MASKED, hidden, "").path("total").asInt())
          .as(hidden)
          .isZero();
    }
    JsonNode found = search(1, Role.READER_MASKED, "c-3", "");
    assertThat(found.path("data")).hasSize(1);
    assertThat(found.toString()).doesNotContain("finder3").doesNotContain("Quarryman");
  }

  @Test
  void whatIsWrongIsSaidWithoutWhatWasLookedFor() {
    Caller reader = two.caller(0, Role.READER);
    Caller.Answer longText = reader.get("/v1/entities?q=" + "zzsecret".repeat(40));
    assertThat(longText.status()).isEqualTo(400);
    assertThat(longText.error()).contains("the parameter q is longer").doesNotContain("zzsecret");
    assertThat(reader.get("/v1/entities?q=" + "a+b+".repeat(8) + "c+d+e+f+g+h+i+j+k+l+m").status())
        .isEqualTo(400);
    assertThat(reader.get("/v1/entities?q=%3F%3F").error()).contains("no letter");
    assertThat(reader.get("/v1/entities?q=x&entity_type=other").error()).contains("sought");
    assertThat(reader.get("/v1/entities?q=x&limit=1001").status()).isEqualTo(400);
    assertThat(reader.get("/v1/entities?q=x&offset=9001").status()).isEqualTo(400);
    assertThat(two.caller(0, Role.INGESTER).get("/v1/entities?q=x").status()).isEqualTo(403);
    for (String syntax : List.of("*:*", "name:[a TO z]", "a\" OR \"b", "/.*/", "x~9", "-x +y")) {
      assertThat(reader.get("/v1/entities?q=" + encoded(syntax)).status()).isIn(200, 400);
    }
    assertThat(two.caller(1, Role.ADMIN).get("/metrics").body())
        .contains("tributary_search_waiting_entities{entity=\"sought\"} 0")
        .contains("tributary_search_incomplete_partitions{entity=\"sought\"} 0");
  }
}
