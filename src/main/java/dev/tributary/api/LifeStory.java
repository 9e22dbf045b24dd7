package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Request;
import dev.tributary.query.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happened to an entity, as the merge log has it, with the values that changed, and what
 * people decided about it, as the audit has it.
 */
final class LifeStory {
  private static final int MOST_DECISIONS = 1_000;
  private static final String AT = "at";
  private static final String EVENT_TYPE = "event_type";
  private static final String REVISION = "revision";

  /** Of what comes at one time, the decision comes before what followed from it. */
  private static final Comparator<ObjectNode> OLDEST_FIRST =
      Comparator.<ObjectNode, java.time.Instant>comparing(
              event -> java.time.Instant.parse(event.path(AT).asText()))
          .thenComparing(event -> event.has(REVISION))
          .thenComparing(event -> event.path(REVISION).asLong());

  private final Answering answering;
  private final Histories histories;
  private final PastEntities past;
  private final Listing listing;

  LifeStory(Answering answering, Histories histories, PastEntities past, Listing listing) {
    this.answering = answering;
    this.histories = histories;
    this.past = past;
    this.listing = listing;
  }

  /** A page of events, and how many there are. */
  record Page(ArrayNode events, int total, boolean partial) {}

  Page page(String entity, int offset, int limit, Request request) {
    List<ObjectNode> events = new ArrayList<>();
    histories.of(entity).forEach(event -> events.add(HistoryRoutes.described(event)));
    if (events.isEmpty()) {
      throw HttpFailure.unknown("nothing is known of an entity with this id");
    }
    request.reading().entity(entity);
    Listing.Rows decisions = listing.about(Table.AUDIT, "entities", entity, MOST_DECISIONS);
    decisions.rows().forEach(row -> events.add(decision(row, request.isMasked())));
    events.sort(OLDEST_FIRST);
    List<ObjectNode> page = events.stream().skip(offset).limit(limit).toList();
    tellChanges(entity, page, request.isMasked());
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    page.forEach(told::add);
    return new Page(told, events.size(), decisions.partial());
  }

  /** What people write as a reason may tell of persons. */
  private static ObjectNode decision(JsonNode row, boolean masked) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.set("id", row.path("id"));
    String action = row.path(EVENT_TYPE).asText();
    event.put(EVENT_TYPE, typeOf(action));
    event.set(AT, row.path(AT));
    event.put("action", action).set("decision_id", row.path("decision_id"));
    event.set("by", row.path("by"));
    event.set("role", row.path("role"));
    if (!masked) {
      event.set("reason", row.path("reason"));
    }
    return event;
  }

  private static String typeOf(String action) {
    return switch (action) {
      case "lock" -> "LOCK";
      case "unlock" -> "UNLOCK";
      case "withdraw" -> "WITHDRAWAL";
      default -> "DECISION";
    };
  }

  private void tellChanges(String entity, List<ObjectNode> page, boolean masked) {
    Set<Long> revisions = new TreeSet<>();
    page.stream()
        .filter(event -> event.has(REVISION))
        .forEach(event -> revisions.add(event.path(REVISION).asLong()));
    if (revisions.isEmpty()) {
      return;
    }
    JsonNode changes = past.changes(entity, revisions);
    for (ObjectNode event : page) {
      JsonNode changed = changes.path(event.path(REVISION).asText());
      if (changed.isArray() && !event.path(EVENT_TYPE).asText().equals("RETIRE")) {
        event.set("changes", masked ? FieldChanges.masked(changed, answering.masking()) : changed);
      }
    }
  }
}
