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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entity a source record belongs to, for one record and for many. */
final class ResolveRoutes {
  private static final int MOST_LOOKUPS = 1_000;

  private final Answering answering;
  private final SearchRoutes search;

  ResolveRoutes(Answering answering, SearchRoutes search) {
    this.answering = answering;
    this.search = search;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/resolve",
            Role.READING,
            "The entity of a source record (system, id), or those that a query finds.",
            List.of(
                Parameter.optional("system", "the source of the record"),
                Parameter.optional("id", "the record's primary key there"),
                Parameter.optional("query", "names, an email, a phone number, an id, any words"),
                SearchRoutes.LIMIT,
                SearchRoutes.OFFSET,
                Parameters.STALE_PARAMETER),
            this::resolve),
        Route.post(
            "/v1/resolve/bulk",
            Role.READING,
            "Tells the entities of up to 1,000 source records.",
            List.of(
                new Parameter("lookups", "array", true, "objects of source and id"),
                new Parameter("stale", "string", false, Parameters.STALE)),
            this::bulk));
  }

  private Reply resolve(Request request) {
    boolean named = request.query("system") != null || request.query("id") != null;
    if (request.query("query") == null) {
      return bySource(request);
    }
    if (named) {
      throw HttpFailure.invalid(
          "give either system and id of a record, or a query, and not both of them");
    }
    return search.resolve(request);
  }

  private Reply bySource(Request request) {
    String system = request.required("system");
    String id = request.required("id");
    answering.checkSource(system);
    boolean stale = Parameters.stale(request.query(Parameters.STALE_NAME));
    EntityReader.Values crosswalk =
        answering.reader().read(List.of(Lookup.crosswalk(system, id)), stale);
    JsonNode row = crosswalk.nodes().get(0);
    if (row == null) {
      throw HttpFailure.unknown(
          "this record of " + system + " is not known; it may not have come, or was deleted");
    }
    Entity entity = entityOf(row, answering.reader().entitiesOf(crosswalk.nodes(), stale));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("system", system).put("external_id", id);
    answer.put("canonical_id", entity.id());
    answer.put("entity_type", answering.plan().entityName());
    answer.set("canonical_data", entity.data(answering.masking(), request));
    answer.set("confidence_score", entity.golden().path("confidence"));
    ArrayNode linked = answer.putArray("linked");
    for (RecordKey member : entity.members()) {
      linked.addObject().put("source_name", member.source()).put("external_id", member.id());
    }
    answer.set("decision", row.path("decision"));
    answer.set("settling", entity.golden().path("settling"));
    answer.set("revision", entity.golden().path("revision"));
    if (crosswalk.stale() || entity.stale()) {
      answer.put("stale", true);
    }
    return Reply.json(answer);
  }

  private static Entity entityOf(JsonNode row, Map<String, Entity> entities) {
    Entity entity = entities.get(row.path("entity_id").asText());
    if (entity == null) {
      throw new IllegalStateException("entitiesOf answers for every row");
    }
    return entity;
  }

  private Reply bulk(Request request) {
    ObjectNode body = request.json();
    List<RecordKey> records = records(Parameters.list(body, "lookups", MOST_LOOKUPS));
    boolean stale = Parameters.stale(Parameters.text(body, Parameters.STALE_NAME));
    EntityReader.Values crosswalk =
        answering
            .reader()
            .read(
                records.stream().map(key -> Lookup.crosswalk(key.source(), key.id())).toList(),
                stale);
    Map<String, Entity> entities = answering.reader().entitiesOf(crosswalk.nodes(), stale);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    int resolved = 0;
    boolean behind = crosswalk.stale();
    for (int i = 0; i < records.size(); i++) {
      JsonNode row = crosswalk.nodes().get(i);
      Entity entity = row == null ? null : entityOf(row, entities);
      result(results.addObject(), records.get(i), entity, request);
      resolved += entity == null ? 0 : 1;
      behind |= entity != null && entity.stale();
    }
    answer.put("resolved", resolved).put("not_found", records.size() - resolved);
    if (behind) {
      answer.put("stale", true);
    }
    return Reply.json(answer);
  }

  private void result(ObjectNode node, RecordKey record, @Nullable Entity entity, Request request) {
    node.put("source", record.source()).put("id", record.id());
    node.put("found", entity != null);
    if (entity == null) {
      node.putNull("entity_id").putNull("canonical_data");
    } else {
      node.put("entity_id", entity.id());
      node.set("canonical_data", entity.data(answering.masking(), request));
    }
  }

  private static List<RecordKey> records(JsonNode lookups) {
    List<RecordKey> records = new ArrayList<>();
    for (JsonNode lookup : lookups) {
      records.add(Parameters.record(lookup, "lookups[" + records.size() + "]"));
    }
    return records;
  }
}
