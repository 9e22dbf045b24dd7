package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.TakenInTurn;
import dev.tributary.topology.version.ChangeStatus;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecVersions;
import dev.tributary.topology.version.VersionState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The versions of the spec: listed, shown, checked and published. */
final class SpecRoutes {
  private static final int USUAL = 100;

  private final TakenInTurn<SpecVersions> shelf;
  private final SpecPress press;

  SpecRoutes(TakenInTurn<SpecVersions> shelf, SpecPress press) {
    this.shelf = shelf;
    this.press = press;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/identity/specs",
            Role.READING,
            "The versions of the spec, the newest first, and how far a change to one is.",
            List.of(
                Parameter.number("limit", "versions on the page, 1 to 1,000; 100 where not given"),
                Parameter.number("offset", "versions to leave out")),
            this::list),
        Route.get(
            "/v1/identity/specs/{version}",
            Role.READING,
            "A version of the spec, by its number or by its identity_version (then the newest).",
            List.of(),
            this::one),
        Route.post(
            "/v1/identity/specs",
            Role.DECIDING,
            "Publishes a spec, which resolvers bring into force while they run (role admin); or"
                + " checks it.",
            List.of(
                Parameter.required("raw_yaml", "the text of the spec"),
                Parameter.flag("compile", "true: check it and tell what it changes, no more"),
                new Parameter(
                    "files",
                    "object",
                    false,
                    "the files that it names, name to text; others come from the newest version"),
                Parameter.optional("note", "why, for those who read the list")),
            this::post));
  }

  private Reply list(Request request) {
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
    return Reply.json(shelf.look(versions -> list(versions, offset, limit)));
  }

  private static ObjectNode list(SpecVersions versions, int offset, int limit) {
    List<PublishedSpec> all = versions.all();
    ChangeStatus status = versions.status().orElse(null);
    List<PublishedSpec> newestFirst = new ArrayList<>(all);
    Collections.reverse(newestFirst);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    newestFirst.stream()
        .skip(offset)
        .limit(limit)
        .forEach(spec -> data.add(version(spec, versions)));
    answer.set("status", status == null ? null : SpecForms.status(status));
    return answer.put("total", all.size());
  }

  private static ObjectNode version(PublishedSpec spec, SpecVersions versions) {
    VersionState state = VersionState.of(spec, versions.all(), versions.status().orElse(null));
    return SpecForms.version(spec).put("state", state.name().toLowerCase(Locale.ROOT));
  }

  private Reply one(Request request) {
    String named = request.path("version");
    return Reply.json(shelf.look(versions -> whole(find(versions.all(), named), versions)));
  }

  private static ObjectNode whole(PublishedSpec spec, SpecVersions versions) {
    ObjectNode answer = version(spec, versions);
    answer.put("raw_yaml", spec.plan().source().text());
    answer.set("compiled_plan", SpecForms.compiled(spec.plan()));
    // Their contents may be values of records, as frequencies are.
    ObjectNode files = answer.putObject("files");
    spec.plan().source().files().forEach((name, content) -> files.put(name, content.length));
    return answer;
  }

  /** A number comes first: it names one version alone. */
  static PublishedSpec find(List<PublishedSpec> all, String named) {
    return all.stream()
        .filter(spec -> Integer.toString(spec.number()).equals(named))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(spec -> spec.identityVersion().equals(named))
                    .reduce((older, newer) -> newer))
        .orElseThrow(
            () ->
                HttpFailure.unknown(
                    "there is no such version of the spec; /v1/identity/specs lists them"));
  }

  private Reply post(Request request) {
    ObjectNode body = request.json();
    return press.take(SpecPress.sent(Parameters.required(body, "raw_yaml"), body), request);
  }
}
