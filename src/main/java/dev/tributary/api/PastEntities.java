package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Router;
import dev.tributary.query.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Entities as they were, and what changed of them when, from the instances that keep them. */
final class PastEntities {
  private static final String AT = "/internal/v1/entity-at";
  private static final String CHANGES = "/internal/v1/changes";
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int MOST_REDIRECTS = 16;
  private static final int MOST_EVENTS = 10_000;
  private static final String GOLDEN = "golden";
  private static final String UNTIL = "until";
  private static final String NEXT = "next";

  private final QueryTables tables;
  private final Router router;
  private final Fleet fleet;

  PastEntities(QueryTables tables, Router router, Fleet fleet) {
    this.tables = tables;
    this.router = router;
    this.fleet = fleet;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            AT,
            Role.RUNNING,
            "An entity that is kept here, as it was.",
            List.of(),
            request -> Reply.json(atHere(request.json()))),
        Route.post(
            CHANGES,
            Role.RUNNING,
            "What changed of an entity that is kept here.",
            List.of(),
            request -> Reply.json(changesHere(request.json()))));
  }

  /**
   * An entity as it was.
   *
   * @param until when it was replaced; null where it is so still
   */
  record Past(Entity entity, JsonNode until) {}

  /**
   * The entity that had an id at a time; one that was retired by then is answered with its
   * successor of that time.
   */
  Past at(String id, Instant time) {
    String asked = id;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      ObjectNode question = JsonNodeFactory.instance.objectNode();
      question.put("entity", asked).put("at", time.toEpochMilli());
      JsonNode answer =
          fleet.askOne(router.ownerOf(Lookup.golden(asked)), AT, question, WITHIN, this::atHere);
      if (answer.path(GOLDEN).isObject()) {
        return new Past(new Entity(id, answer.path(GOLDEN), false), answer.path(UNTIL));
      }
      asked = successor(answer);
    }
    throw HttpFailure.unknown("the id leads through too many others to the entity of that time");
  }

  /** Where a retired id led; fails where the entity was not there, or is not known any more. */
  private static String successor(JsonNode answer) {
    JsonNode last = answer.path("last");
    if (last.isMissingNode()) {
      JsonNode first = answer.path("first");
      throw HttpFailure.unknown(
          first.isTextual()
              ? "the entity was not there at that time; it was created at " + first.asText()
              : "there is no entity with this id, and there was none that is remembered");
    }
    if (!last.path("event").asText().equals("RETIRE")) {
      throw HttpFailure.gone(
          "what the entity was at that time is not known any more; the earliest time that is known"
              + " is "
              + answer.path(NEXT).asText()
              + ", history.keep_days says for how long it is kept");
    }
    String successor = last.path("targets").path(0).asText();
    if (successor.isEmpty()) {
      throw HttpFailure.unknown(
          "the entity was not there at that time; the last of its records had been deleted at "
              + last.path("at").asText());
    }
    return successor;
  }

  private ObjectNode atHere(ObjectNode question) {
    String entity = question.path("entity").asText();
    long millis = question.path("at").asLong();
    long now = System.currentTimeMillis();
    Versions.Found found = tables.versions().at(entity, millis, now);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (found.golden() != null) {
      answer.set(GOLDEN, EntityReader.parse(found.golden()));
      answer.put(UNTIL, found.untilMillis() == 0 ? null : text(found.untilMillis()));
      return answer;
    }
    answer.put(NEXT, text(found.nextMillis() == 0 ? now : found.nextMillis()));
    for (byte[] value : tables.events(entity, MOST_EVENTS)) {
      JsonNode event = EntityReader.parse(value);
      String at = event.path("at").asText();
      if (Instant.parse(at).toEpochMilli() <= millis) {
        answer.set("last", event);
      } else if (!answer.has("first")) {
        answer.put("first", at);
      }
    }
    return answer;
  }

  private static String text(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /**
   * What changed with each of some revisions of an entity: attribute, value before and after, and
   * the record that the value after comes from. Values are whole.
   */
  JsonNode changes(String entity, Set<Long> revisions) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("entity", entity);
    ArrayNode wanted = question.putArray("revisions");
    revisions.forEach(wanted::add);
    return fleet.askOne(
        router.ownerOf(Lookup.golden(entity)), CHANGES, question, WITHIN, this::changesHere);
  }

  private ObjectNode changesHere(ObjectNode question) {
    Set<Long> revisions = new TreeSet<>();
    question.path("revisions").forEach(one -> revisions.add(one.asLong()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    Map<Long, Versions.Change> changes =
        tables.versions().changes(question.path("entity").asText(), revisions);
    changes.forEach(
        (revision, change) ->
            answer.set(
                Long.toString(revision),
                FieldChanges.between(
                    EntityReader.parse(change.before()), EntityReader.parse(change.after()))));
    return answer;
  }
}
