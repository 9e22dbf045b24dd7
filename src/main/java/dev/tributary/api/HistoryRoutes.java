package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What happened to an entity, and the undoing of it. */
final class HistoryRoutes {
  private static final int USUAL = 100;

  private final Answering answering;
  private final Histories histories;
  private final LifeStory stories;
  private final Desk desk;

  HistoryRoutes(Answering answering, Histories histories, LifeStory stories, Desk desk) {
    this.answering = answering;
    this.histories = histories;
    this.stories = stories;
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/entities/{id}/history",
            Role.READING,
            "What happened to an entity and what was decided about it, the oldest first; also of an"
                + " id that is retired.",
            List.of(
                Parameter.number("limit", "events on the page, 1 to 1,000; 100 where not given"),
                Parameter.number("offset", "events to leave out")),
            this::history),
        Route.post(
            "/v1/entities/{id}/revert/{event_id}",
            Role.DECIDING,
            "Undoes a merge or a split of the history, and keeps it undone.",
            List.of(Parameter.optional("reason", "why, for the audit")),
            this::revert));
  }

  private Reply history(Request request) {
    String id = Parameters.entityId(request.path("id"));
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
    LifeStory.Page told = stories.page(id, offset, limit, request);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("entity_id", id);
    answer.set("events", told.events());
    return Reply.json(answer.put("total", told.total()).put("partial", told.partial()));
  }

  /** An event as it is shown. */
  static ObjectNode described(JsonNode event) {
    ObjectNode node = event.deepCopy();
    node.set("id", node.remove("event_id"));
    node.set("event_type", node.remove("event"));
    return node;
  }

  private Reply revert(Request request) {
    String id = Parameters.entityId(request.path("id"));
    String eventId = request.path("event_id");
    JsonNode event =
        histories.of(id).stream()
            .filter(one -> one.path("event_id").asText().equals(eventId))
            .findFirst()
            .orElseThrow(
                () ->
                    HttpFailure.unknown(
                        "the entity's history has no such event; /v1/entities/{id}/history lists"
                            + " them"));
    Decider by = decider(request);
    Entity entity = answering.existing(id, false);
    Draft draft = undoing(event, entity, decisionId(eventId), request);
    desk.decide(draft, null, by, JsonNodeFactory.instance.arrayNode().add(id).add(entity.id()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "reverted");
    answer.put("decision_id", draft.id()).set("decision", draft.value());
    return Reply.json(201, answer);
  }

  /** The same for every attempt: an event is undone once, until that is taken back. */
  private static String decisionId(String eventId) {
    return "revert-" + UUID.nameUUIDFromBytes(eventId.getBytes(StandardCharsets.UTF_8));
  }

  private static Decider decider(Request request) {
    ObjectNode body =
        request.body().length == 0 ? JsonNodeFactory.instance.objectNode() : request.json();
    return Desk.decider(request, Parameters.text(body, "reason"));
  }

  private Draft undoing(JsonNode event, Entity entity, String decision, Request request) {
    Set<RecordKey> moved = new LinkedHashSet<>();
    event
        .path("records")
        .forEach(one -> moved.add(Parameters.record(one, "a record of the event")));
    Set<RecordKey> here = new LinkedHashSet<>(OverrideRoutes.wholly(entity));
    return switch (event.path("event").asText()) {
      case "MERGE" -> apart(decision, moved, here, entity, request);
      case "SPLIT" -> together(decision, moved, here, event.path("targets"), decider(request));
      default ->
          throw HttpFailure.invalid("only MERGE and SPLIT can be undone, this is another event");
    };
  }

  private Draft apart(
      String decision, Set<RecordKey> came, Set<RecordKey> here, Entity entity, Request request) {
    Decider by = decider(request);
    List<RecordKey> stayed = new ArrayList<>(here);
    stayed.removeAll(came);
    came.retainAll(here);
    if (came.isEmpty() || stayed.isEmpty()) {
      throw HttpFailure.conflict(
          "what was merged is not together any more: nothing is left to undo",
          entity.describe(answering.masking(), request));
    }
    return Draft.split(decision, came, stayed, by, Instant.now());
  }

  private Draft together(
      String decision, Set<RecordKey> parted, Set<RecordKey> here, JsonNode others, Decider by) {
    List<String> ids = new ArrayList<>();
    others.forEach(one -> ids.add(one.asText()));
    here.addAll(parted);
    for (Entity other : answering.reader().entities(ids, false).values()) {
      here.addAll(OverrideRoutes.wholly(other));
    }
    return Draft.merge(decision, here, by, Instant.now());
  }
}
