package dev.tributary.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.http.Caller;
import dev.tributary.http.Role;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends every request of a table, and beside each all that its route has to refuse. The routes are
 * those of the description: one that the table leaves out fails the walk.
 */
final class RouteWalk {
  private static final String NO_ENTITY = "0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90";
  private static final List<String> TRICKS =
      List.of(
          "%2e%2e",
          "..%2f..%2f..%2fetc%2fpasswd",
          "%00",
          "%2e%2e%00",
          "a%2fb",
          "..%5c..%5cwindows",
          "%ff%fe",
          "%c0%ae%c0%ae",
          "'%20or%201=1",
          "%3Cscript%3E",
          "x".repeat(3_000));
  private static final List<String> TRICKS_WITH_PATHS =
      List.of(
          "/../../../etc/passwd",
          "/v1/../../etc/passwd",
          "/v1/%2e%2e/%2e%2e/etc/passwd",
          "/v1/stats%00",
          "/v1//stats",
          "//v1/stats",
          "/v1/stats/",
          "/v1/stats;x=y",
          "/internal/v1/rows/../../../v1/stats");
  private static final int SHORTEST_ERROR = 15;
  private static final int MEGABYTE = 1 << 20;

  private final ServiceFiles files;
  private final ServiceProcess asked;
  private final Set<String> walked = new LinkedHashSet<>();

  /** The routes that told somebody's email, masked or not. */
  private final Set<String> telling = new TreeSet<>();

  private final JsonNode description;

  RouteWalk(ServiceFiles files, ServiceProcess asked) {
    this.files = files;
    this.asked = asked;
    this.description = new Caller(asked.url(), null).get("/openapi.json").json();
  }

  void walk(List<RouteCase> cases) {
    for (RouteCase one : cases) {
      refusals(one);
      answer(one);
    }
    assertThat(described()).as("every route has a request in RouteCases").isEqualTo(walked);
    paths();
    reads();
  }

  /** Whatever told a value is in the audit of reads, which tells none itself. */
  private void reads() {
    assertThat(telling).contains("GET /v1/resolve", "GET /v1/entities").hasSizeGreaterThan(8);
    Caller auditor = files.caller(asked, Role.STEWARD);
    Set<String> noted = new TreeSet<>();
    TwoServices.await(
        () -> {
          for (int offset = 0; offset < 9_000; offset += 1_000) {
            String page = "/v1/audit?event_type=read&limit=1000&offset=" + offset;
            Caller.Answer answer = auditor.get(page);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("@example.com", "Mona", "made-");
            JsonNode data = answer.json().path("data");
            noted.addAll(data.findValuesAsText("route"));
            if (data.isEmpty()) {
              break;
            }
          }
          return noted.containsAll(telling);
        });
    assertThat(noted).contains("GET /v1/export", "GET /v1/why", "GET /v1/entities/{id}/graph");
    refused("by alone", raw("/v1/audit?by=reader"), 400);
    refused("another type", raw("/v1/audit/entity/" + NO_ENTITY + "?event_type=lock"), 400);
  }

  private RawAnswer raw(String address) {
    return RawAnswer.of(asked.url(), "GET", address, files.key(Role.ADMIN), "");
  }

  private Set<String> described() {
    Set<String> all = new LinkedHashSet<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
    }
    return all;
  }

  private JsonNode described(RouteCase one) {
    JsonNode operation =
        description
            .path("paths")
            .path(one.route())
            .path(one.method().toLowerCase(java.util.Locale.ROOT));
    assertThat(operation.isObject()).as("%s is described", one.name()).isTrue();
    return operation;
  }

  private static boolean isOpen(JsonNode operation) {
    return !operation.has("security");
  }

  private void answer(RouteCase one) {
    Caller.Answer answer = send(one, files.caller(asked, one.role()), one.address(), one.body());
    assertThat(answer.status()).as("%s: %s", one.address(), answer.body()).isEqualTo(one.status());
    for (String wanted : one.has()) {
      check(one, answer, wanted);
    }
    walked.add(one.name());
    if (answer.body().contains("@example.com")) {
      telling.add(one.name());
    }
  }

  private static void check(RouteCase one, Caller.Answer answer, String wanted) {
    if (wanted.startsWith("~")) {
      assertThat(answer.body()).as(one.address()).contains(wanted.substring(1));
      return;
    }
    int equals = wanted.indexOf('=');
    JsonNode node = answer.json().at(equals < 0 ? wanted : wanted.substring(0, equals));
    assertThat(node.isMissingNode())
        .as("%s has no %s: %s", one.address(), wanted, answer.body())
        .isFalse();
    if (equals >= 0) {
      assertThat(node.asText())
          .as("%s %s", one.address(), wanted)
          .isEqualTo(wanted.substring(equals + 1));
    }
  }

  private static Caller.Answer send(RouteCase one, Caller by, String address, String body) {
    HttpRequest.BodyPublisher sent =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body, isForm(body) ? FileForm.BYTES : UTF_8);
    AtomicReference<Caller.Answer> answer = new AtomicReference<>();
    // While a partition goes from one to the other, the answer is to come again.
    TwoServices.await(
        () -> {
          HttpRequest.Builder request = by.request(address).method(one.method(), sent);
          answer.set(by.send(body == null ? request : request.header("Content-Type", type(body))));
          return answer.get().status() != 503 || answer.get().header("Retry-After") == null;
        });
    return answer.get();
  }

  /** A form begins with its boundary. */
  private static boolean isForm(String body) {
    return body.startsWith("--cut");
  }

  private static String type(String body) {
    return isForm(body) ? FileForm.TYPE : "application/json";
  }

  private void refusals(RouteCase one) {
    JsonNode operation = described(one);
    Caller allowed = files.caller(asked, one.role());
    if (!isOpen(operation)) {
      keys(one, operation);
    }
    refused(one, send(one, allowed, with(one, "nonsense=1"), one.body()), 400);
    refused(
        one,
        allowed.send(
            allowed.request(one.address()).method("PATCH", HttpRequest.BodyPublishers.noBody())),
        405);
    if (!one.path().isEmpty()) {
      refused(one, send(one, allowed, one.address(RouteWalk::unknown), one.body()), 404);
      tricks(one);
    }
    if (operation.at("/requestBody/content").has("application/json")) {
      bodies(one, allowed);
    }
    if (one.method().equals("GET")) {
      longQuery(one);
    }
  }

  private void keys(RouteCase one, JsonNode operation) {
    refused(one, send(one, new Caller(asked.url(), null), one.address(), one.body()), 401);
    refused(one, send(one, new Caller(asked.url(), "trb_00_x"), one.address(), one.body()), 401);
    String roles = operation.path("description").asText();
    Set<String> may =
        new TreeSet<>(List.of(roles.replaceAll(".* role ([^.]*)\\..*", "$1").split(", ")));
    assertThat(may).as("%s: %s", one.name(), roles).contains(one.role().word());
    for (Role role : Role.values()) {
      if (!may.contains(role.word())) {
        refused(one, send(one, files.caller(asked, role), one.address(), one.body()), 403);
      }
    }
  }

  private static String with(RouteCase one, String parameter) {
    return one.address() + (one.query().isEmpty() ? "?" : "&") + parameter;
  }

  /** What a parameter of a path may look like, and names nothing. */
  private static String unknown(String parameter) {
    return switch (parameter) {
      case "id", "event_id" -> NO_ENTITY;
      case "version" -> "999999";
      default -> "nowhere";
    };
  }

  private void bodies(RouteCase one, Caller allowed) {
    String broken = "{\"email\": \"secret@example.com\", ";
    Caller.Answer answer = send(one, allowed, one.address(), broken);
    refused(one, answer, 400);
    assertThat(answer.error()).as(one.name()).contains("line");
    refused(one, send(one, allowed, one.address(), "[\"secret@example.com\"]"), 400);
    refused(one, send(one, allowed, one.address(), "[".repeat(5_000)), 400);
    String large = "{\"x\": \"" + "y".repeat(ServiceFiles.MOST_BODY_BYTES) + "\"}";
    refused(one, send(one, allowed, one.address(), large), 413);
  }

  private void tricks(RouteCase one) {
    for (String trick : TRICKS) {
      for (String parameter : one.path().keySet()) {
        String address =
            one.address(name -> name.equals(parameter) ? trick : one.path().getOrDefault(name, ""));
        RawAnswer answer = raw(one, address);
        if (isFree(one, parameter) && answer.status() == 200) {
          unleaked(one.name(), answer);
        } else {
          refused(one.method() + " " + address, answer, 400, 404);
        }
      }
    }
  }

  /**
   * A source may call its records what it likes, and to delete one that is not there is no error.
   */
  private static boolean isFree(RouteCase one, String parameter) {
    return one.route().endsWith("/{source}/{id}") && parameter.equals("id");
  }

  private void longQuery(RouteCase one) {
    String address = with(one, "q=" + "x".repeat(MEGABYTE));
    refused(one.name() + " with a long query", raw(one, address), 414, 431);
  }

  private RawAnswer raw(RouteCase one, String address) {
    return RawAnswer.of(
        asked.url(),
        one.method(),
        address,
        files.key(one.role()),
        one.body() == null ? "" : one.body());
  }

  /** Addresses that are no route's. */
  private void paths() {
    List<RawAnswer> all = new ArrayList<>();
    for (String path : TRICKS_WITH_PATHS) {
      RawAnswer answer = RawAnswer.of(asked.url(), "GET", path, files.key(Role.ADMIN), "");
      refused(path, answer, 400, 404);
      all.add(answer);
    }
    assertThat(all).hasSameSizeAs(TRICKS_WITH_PATHS);
    for (String path :
        List.of("/internal/v1/rows", "/internal/v1/decide", "/internal/v1/listing")) {
      refused(path, RawAnswer.of(asked.url(), "POST", path, files.key(Role.ADMIN), "{}"), 401);
    }
  }

  private void refused(RouteCase one, Caller.Answer answer, Integer... statuses) {
    refused(one.name(), new RawAnswer(answer.status(), answer.body()), statuses);
  }

  private void refused(String what, RawAnswer answer, Integer... statuses) {
    assertThat(statuses).as("%s: %s", what, answer).contains(answer.status());
    JsonNode error = answer.json();
    assertThat(error.path("error").asText()).as(what).hasSizeGreaterThan(SHORTEST_ERROR);
    assertThat(answer.body()).as("what was sent is not sent back").doesNotContain("<script");
    unleaked(what, answer);
  }

  private void unleaked(String what, RawAnswer answer) {
    assertThat(answer.body())
        .as(what)
        .doesNotContain(files.directory().toString())
        .doesNotContain("Exception", "dev.tributary", "java.", "\\tat ", "secret@example.com")
        .doesNotContain("@example.com");
  }
}
