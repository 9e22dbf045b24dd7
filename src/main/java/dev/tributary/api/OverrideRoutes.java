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
import dev.tributary.query.Table;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.StoredDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decisions that outrank scores: made, listed, taken back. */
final class OverrideRoutes {
  private static final String LOCK = "lock-";
  private static final String REASON_IN_WORDS = "why, for the audit";

  private final Answering answering;
  private final Desk desk;
  private final Listing listing;
  private final Labelling labelling;
  private final Function<Entity, SortedSet<String>> locks;

  /**
   * @param locks the ids of the locks that hold an entity
   */
  OverrideRoutes(
      Answering answering,
      Desk desk,
      Listing listing,
      Labelling labelling,
      Function<Entity, SortedSet<String>> locks) {
    this.locks = locks;
    this.answering = answering;
    this.desk = desk;
    this.listing = listing;
    this.labelling = labelling;
  }

  List<Route> routes() {
    List<Parameter> reason = List.of(Parameter.optional("reason", REASON_IN_WORDS));
    return List.of(
        new Route(
            "GET",
            "/v1/overrides",
            Role.READING,
            "What stewards decided, the newest first.",
            Listing.parameters(
                Parameter.optional("type", "force_merge, force_split, answer or lock")),
            List.of(),
            request -> Reply.json(listing.page(request, Table.STEWARDSHIP, "type", "type"))),
        Route.post(
            "/v1/overrides",
            Role.DECIDING,
            "Decides that records are one entity, or are not; it holds until it is deleted.",
            List.of(
                Parameter.required("override_type", "force_merge or force_split"),
                Parameter.required("entity_a_id", "an entity's id, or source:id of a record"),
                Parameter.required("entity_b_id", "as entity_a_id"),
                Parameter.optional("reason", REASON_IN_WORDS)),
            this::override),
        Route.delete(
            "/v1/overrides/{id}",
            Role.DECIDING,
            "Takes a decision back, whatever its type.",
            this::withdraw),
        Route.post(
            "/v1/entities/{id}/lock",
            Role.DECIDING,
            "Locks an entity: it neither merges nor splits by itself.",
            reason,
            this::lock),
        Route.delete("/v1/entities/{id}/lock", Role.DECIDING, "Unlocks an entity.", this::unlock));
  }

  /** The id of the lock that is made here; one from another program has an id of its own. */
  static String lockOf(String entity) {
    return LOCK + entity;
  }

  private Reply override(Request request) {
    ObjectNode body = request.json();
    Side a = side(body, "entity_a_id");
    Side b = side(body, "entity_b_id");
    Decider by = Desk.decider(request, Parameters.text(body, "reason"));
    String id = "o-" + UUID.randomUUID();
    Draft draft =
        switch (Parameters.required(body, "override_type")) {
          case "force_merge" -> Draft.merge(id, a.and(b), by, Instant.now());
          case "force_split" -> split(id, a, b, by);
          default ->
              throw HttpFailure.invalid("override_type has to be force_merge or force_split");
        };
    desk.decide(draft, null, by, about(a, b));
    return Reply.json(201, withId(draft.value()));
  }

  private static Draft split(String id, Side a, Side b, Decider by) {
    if (a.records().stream().anyMatch(b.records()::contains)) {
      throw HttpFailure.invalid(
          "entity_a_id and entity_b_id have records in common; to split an entity, name the records"
              + " to part, each as source:id");
    }
    return Draft.split(id, a.records(), b.records(), by, Instant.now());
  }

  /** What one side of a decision names. */
  private record Side(@Nullable String entity, List<RecordKey> records) {
    List<RecordKey> and(Side other) {
      List<RecordKey> all = new ArrayList<>(records);
      other.records.stream().filter(one -> !all.contains(one)).forEach(all::add);
      return all;
    }
  }

  private Side side(ObjectNode body, String field) {
    String named = Parameters.required(body, field);
    int colon = named.indexOf(':');
    if (colon > 0 && answering.plan().hasSource(named.substring(0, colon))) {
      RecordKey record = Parameters.recordNamed(named, field);
      JsonNode row = answering.reader().read(Parameters.crosswalk(record), false);
      if (row == null) {
        throw HttpFailure.unknown(field + " names a record that is not known");
      }
      return new Side(row.path("entity_id").asText(), List.of(record));
    }
    Entity entity = answering.existing(Parameters.entityId(named), false);
    return new Side(entity.id(), wholly(entity));
  }

  /** All records of an entity, which have to be few enough to be decided about together. */
  static List<RecordKey> wholly(Entity entity) {
    List<RecordKey> members = entity.members();
    if (members.size() < entity.golden().path("member_count").asInt()) {
      throw HttpFailure.invalid(
          "the entity has more records than a decision may name, 1,000; name records as source:id");
    }
    return members;
  }

  private static ArrayNode about(Side... sides) {
    ArrayNode about = JsonNodeFactory.instance.arrayNode();
    for (Side side : sides) {
      if (side.entity() != null) {
        about.add(side.entity());
      }
    }
    return about;
  }

  private static ObjectNode withId(JsonNode decision) {
    ObjectNode node = decision.deepCopy();
    node.set("id", decision.path("decision_id"));
    node.set("override_type", decision.path("type"));
    return node;
  }

  private Reply withdraw(Request request) {
    return withdraw(request, request.path("id"), "withdraw", List.of());
  }

  private Reply withdraw(Request request, String id, String action, List<String> about) {
    byte[] current = desk.current(id);
    if (current == null) {
      throw HttpFailure.unknown("there is no such decision, or it was taken back already");
    }
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    (about.isEmpty() ? entitiesOf(StoredDecision.parse(current)) : about).forEach(entities::add);
    desk.withdraw(id, current, action, Desk.decider(request, null), entities);
    labelling.withdrawn(
        id, label -> answering.reader().read(new Lookup(Table.FEEDBACK, label), false));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "withdrawn");
    answer.set("decision", StoredDecision.parse(current));
    return Reply.json(answer);
  }

  /** The entities that the records of a decision belong to now. */
  private Collection<String> entitiesOf(JsonNode decision) {
    List<Lookup> records = new ArrayList<>();
    for (String group : List.of("records", "a", "b")) {
      for (JsonNode one : decision.path(group)) {
        records.add(Lookup.crosswalk(one.path("source").asText(), one.path("id").asText()));
      }
    }
    Set<String> entities = new TreeSet<>();
    for (JsonNode row : answering.reader().read(records, false).nodes()) {
      if (row != null) {
        entities.add(row.path("entity_id").asText());
      }
    }
    return entities;
  }

  private Reply lock(Request request) {
    JsonNode body = request.body().length == 0 ? null : request.json();
    Entity entity = answering.existing(request, "id");
    Decider by = Desk.decider(request, body == null ? null : Parameters.text(body, "reason"));
    Draft draft = Draft.lock(lockOf(entity.id()), wholly(entity), by, Instant.now());
    desk.decide(draft, null, by, about(new Side(entity.id(), List.of())));
    return Reply.json(201, withId(draft.value()));
  }

  private Reply unlock(Request request) {
    String id = Parameters.entityId(request.path("id"));
    if (desk.current(lockOf(id)) == null) {
      checkOtherLocks(id);
    }
    return withdraw(request, lockOf(id), "unlock", List.of(id));
  }

  /** A lock of another program, or of a former id, may hold more than this entity. */
  private void checkOtherLocks(String id) {
    Entity entity = answering.reader().entity(id, false);
    SortedSet<String> held = entity == null ? new TreeSet<>() : locks.apply(entity);
    if (!held.isEmpty()) {
      ObjectNode current = JsonNodeFactory.instance.objectNode();
      held.forEach(current.putArray("locks")::add);
      throw HttpFailure.conflict(
          "the entity is held by locks that were not made under this id; take each of locks back:"
              + " DELETE /v1/overrides/{id}",
          current);
    }
  }
}
