package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import dev.tributary.query.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entities by id, and the records that they are made of. */
final class EntityRoutes {
  private static final int MOST_ENTITIES = 1_000;
  private static final int MOST_RECORDS = 20_000;

  private static final String AS_OF = "as_of";

  private final Answering answering;
  private final PastEntities past;
  private final Function<Entity, SortedSet<String>> locks;

  /**
   * @param locks the ids of the locks that hold an entity
   */
  EntityRoutes(Answering answering, PastEntities past, Function<Entity, SortedSet<String>> locks) {
    this.answering = answering;
    this.past = past;
    this.locks = locks;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/canonical/{id}",
            Role.READING,
            "An entity; a retired id is answered with its successor.",
            List.of(
                Parameters.STALE_PARAMETER,
                Parameter.optional(
                    AS_OF, "a time, ISO 8601 UTC: the entity as it was then, with its records")),
            this::canonical),
        Route.get(
            "/v1/canonical/{id}/linked",
            Role.READING,
            "The records of an entity, each with the match that ties it.",
            List.of(
                Parameter.number("limit", "records on the page, 1 to 1,000; 1,000 where not given"),
                Parameter.number("offset", "records to leave out"),
                Parameters.STALE_PARAMETER),
            this::linked),
        Route.post(
            "/v1/entities/linked/bulk",
            Role.READING,
            "The records of up to 1,000 entities.",
            List.of(
                new Parameter("entity_ids", "array", true, "ids of entities, retired ones too"),
                new Parameter(Parameters.STALE_NAME, "string", false, Parameters.STALE)),
            this::linkedBulk));
  }

  private Reply canonical(Request request) {
    String time = request.query(AS_OF);
    return time == null ? present(request) : asOf(request, Parameters.time(AS_OF, time));
  }

  private Reply asOf(Request request, Instant time) {
    String id = Parameters.entityId(request.path("id"));
    if (request.query(Parameters.STALE_NAME) != null) {
      throw HttpFailure.invalid("as_of and stale do not go together; leave one of them out");
    }
    if (time.isAfter(Instant.now())) {
      throw HttpFailure.invalid("as_of lies in the future; leave it out to be told of the present");
    }
    PastEntities.Past found = past.at(id, time);
    request.reading().kind(AS_OF);
    ObjectNode node = found.entity().describe(answering.masking(), request);
    node.set("members", found.entity().golden().path("members"));
    node.put(AS_OF, time.toString()).set("valid_until", found.until());
    return Reply.json(node);
  }

  private Reply present(Request request) {
    Entity entity = answering.existing(request, "id");
    ObjectNode node = entity.describe(answering.masking(), request);
    tellLocks(node, entity, Parameters.stale(request.query(Parameters.STALE_NAME)));
    return Reply.json(node);
  }

  private void tellLocks(ObjectNode node, Entity entity, boolean lenient) {
    try {
      SortedSet<String> ids = locks.apply(entity);
      node.put("is_locked", !ids.isEmpty());
      ids.forEach(node.putArray("locks")::add);
    } catch (UnavailableException e) {
      if (!lenient) {
        throw e;
      }
      node.putNull("is_locked").putNull("locks");
    }
  }

  private Reply linked(Request request) {
    int limit = request.number("limit", Parameters.MOST_ON_A_PAGE, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
    Entity entity = answering.existing(request, "id");
    List<RecordKey> members = entity.members();
    int from = Math.min(offset, members.size());
    List<RecordKey> page = members.subList(from, Math.min(members.size(), from + limit));
    EntityReader.Values rows = crosswalk(page, entity.stale());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("canonical", entity.describe(answering.masking(), request));
    ArrayNode linked = answer.putArray("linked");
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < page.size(); i++) {
      JsonNode row = rows.nodes().get(i);
      linked.add(record(page.get(i), row));
      link(links, page.get(i), row);
    }
    answer.set("linked_entities", linked.deepCopy());
    answer.set("links", links);
    answer.set("total", entity.golden().path("member_count"));
    return Reply.json(answer);
  }

  private EntityReader.Values crosswalk(List<RecordKey> records, boolean stale) {
    return answering
        .reader()
        .read(
            records.stream().map(key -> Lookup.crosswalk(key.source(), key.id())).toList(), stale);
  }

  private ObjectNode record(RecordKey record, @Nullable JsonNode row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("source_name", record.source()).put("external_id", record.id());
    node.put("entity_type", answering.plan().entityName());
    if (row == null) {
      node.putNull("ingested_at");
    } else {
      node.set("ingested_at", row.path("arrived_at"));
    }
    return node;
  }

  private static void link(ArrayNode links, RecordKey record, @Nullable JsonNode row) {
    JsonNode decision = row == null ? null : row.path("decision");
    if (decision == null || !decision.path("matched").isObject()) {
      return;
    }
    ObjectNode link = links.addObject();
    link.put("source_name", record.source()).put("external_id", record.id());
    link.set("matched", decision.path("matched"));
    link.set("score", decision.path("score"));
    link.set("probability", decision.path("probability"));
  }

  private Reply linkedBulk(Request request) {
    ObjectNode body = request.json();
    List<String> ids = ids(Parameters.list(body, "entity_ids", MOST_ENTITIES));
    boolean stale = Parameters.stale(Parameters.text(body, Parameters.STALE_NAME));
    Map<String, Entity> entities = answering.reader().entities(ids, stale);
    Map<RecordKey, @Nullable JsonNode> rows = rowsOf(entities, stale);
    ObjectNode results = JsonNodeFactory.instance.objectNode();
    for (String id : ids) {
      ArrayNode linked = results.putArray(id);
      Entity entity = entities.get(id);
      if (entity != null) {
        request.reading().entity(entity.id());
      }
      for (RecordKey member : entity == null ? List.<RecordKey>of() : entity.members()) {
        linked.add(record(member, rows.get(member)));
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("results", results);
    answer.put("not_found", ids.size() - entities.size());
    return Reply.json(answer);
  }

  private Map<RecordKey, @Nullable JsonNode> rowsOf(Map<String, Entity> entities, boolean stale) {
    List<RecordKey> members =
        entities.values().stream().flatMap(one -> one.members().stream()).distinct().toList();
    if (members.size() > MOST_RECORDS) {
      throw HttpFailure.tooLarge(
          "these entities have %d records, at most %d are answered at once; ask for fewer entities"
              .formatted(members.size(), MOST_RECORDS));
    }
    EntityReader.Values values = crosswalk(members, stale);
    Map<RecordKey, @Nullable JsonNode> rows = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      rows.put(members.get(i), values.nodes().get(i));
    }
    return rows;
  }

  private static List<String> ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : list) {
      ids.add(Parameters.entityId(id.asText()));
    }
    return ids.stream().distinct().toList();
  }
}
