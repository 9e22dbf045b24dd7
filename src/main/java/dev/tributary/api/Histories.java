package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events of the merge log by entity, from the instance that keeps them. */
final class Histories {
  private static final String PATH = "/internal/v1/history";
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** An entity that is merged and split all day has a history without end. */
  private static final int MOST_EVENTS = 10_000;

  private final QueryTables tables;
  private final Router router;
  private final Fleet fleet;

  Histories(QueryTables tables, Router router, Fleet fleet) {
    this.tables = tables;
    this.router = router;
    this.fleet = fleet;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "The events of an entity that is kept here.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  /** The events of an entity, the oldest first; the last 10,000 of more. */
  List<JsonNode> of(String entity) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("entity", entity);
    JsonNode answer =
        fleet.askOne(router.ownerOf(Lookup.golden(entity)), PATH, question, WITHIN, this::here);
    List<JsonNode> events = new ArrayList<>();
    answer.path("events").forEach(events::add);
    return events;
  }

  private ObjectNode here(ObjectNode question) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var events = answer.putArray("events");
    tables
        .events(question.path("entity").asText(), MOST_EVENTS)
        .forEach(value -> events.add(EntityReader.parse(value)));
    return answer;
  }
}
