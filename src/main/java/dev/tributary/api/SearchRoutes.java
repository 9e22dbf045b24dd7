package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entities by what is known of them: names, addresses, numbers, ids, mistyped or not. */
final class SearchRoutes {
  static final Parameter LIMIT =
      Parameter.number("limit", "entities on the page, 1 to 1,000; 20 where not given");
  static final Parameter OFFSET =
      Parameter.number("offset", "entities to leave out, 9,000 at most");

  private static final int USUAL = 20;
  private static final int DEEPEST = 9_000;

  private final Answering answering;
  private final FleetSearch search;

  SearchRoutes(Answering answering, FleetSearch search) {
    this.answering = answering;
    this.search = search;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/entities",
            Role.READING,
            "The entities that have what is looked for, the best first; all of them without q.",
            List.of(
                Parameter.optional("q", "names, an email, a phone number, an id, any words"),
                Parameter.optional("entity_type", "the entity of the spec"),
                LIMIT,
                OFFSET),
            this::entities));
  }

  private Reply entities(Request request) {
    answering.checkType(request.query("entity_type"));
    FleetSearch.Found found = found(request, "q", request.query("q"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    for (FleetSearch.Hit hit : found.page()) {
      ObjectNode node = data.addObject().put("id", hit.entity().id());
      node.set("data", hit.entity().data(answering.masking(), request));
      describe(node, hit);
    }
    return Reply.json(finish(answer, found));
  }

  /** Answers GET /v1/resolve with a query. */
  Reply resolve(Request request) {
    FleetSearch.Found found = found(request, "query", request.required("query"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    for (FleetSearch.Hit hit : found.page()) {
      ObjectNode node = results.addObject().put("canonical_id", hit.entity().id());
      node.put("id", hit.entity().id());
      node.set("canonical_data", hit.entity().data(answering.masking(), request));
      describe(node, hit);
    }
    return Reply.json(finish(answer, found));
  }

  private FleetSearch.Found found(Request request, String parameter, @Nullable String text) {
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, DEEPEST);
    request.reading().kind(text == null ? "all" : "text");
    return search.find(parameter, text, request.isMasked(), limit, offset);
  }

  private static void describe(ObjectNode node, FleetSearch.Hit hit) {
    JsonNode golden = hit.entity().golden();
    node.put("score", Math.round(hit.score() * 1e4) / 1e4);
    for (String field : List.of("entity_type", "member_count", "sources", "updated_at")) {
      node.set(field, golden.path(field));
    }
    node.set("confidence_score", golden.path("confidence"));
  }

  private static ObjectNode finish(ObjectNode answer, FleetSearch.Found found) {
    answer.put("total", found.total()).put("total_is_exact", found.isExact());
    return answer.put("matching", found.some() ? "some" : "all").put("partial", found.partial());
  }
}
