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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ties records: within an entity, between two of them, and in the order in which it came. */
final class GraphRoutes {
  private static final Set<String> GROWTH = Set.of("CREATE", "MERGE", "SPLIT");

  private final Answering answering;
  private final Histories histories;
  private final SpotComparison spot;

  GraphRoutes(Answering answering, Histories histories, SpotComparison spot) {
    this.answering = answering;
    this.histories = histories;
    this.spot = spot;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/entities/{id}/graph",
            Role.READING,
            "The records of an entity, the first 1,000, and what ties them.",
            List.of(Parameters.STALE_PARAMETER),
            this::graph),
        Route.get(
            "/v1/entities/{id}/how",
            Role.READING,
            "How an entity came to be: what was merged and split, in order, each with its evidence.",
            List.of(),
            this::how),
        Route.get(
            "/v1/why",
            Role.READING,
            "Why two records are, or are not, the same: their evidence, and the path between them.",
            List.of(
                Parameter.required("a", "a record, source:id"),
                Parameter.required("b", "another record, source:id")),
            this::why));
  }

  private Reply graph(Request request) {
    Entity entity = answering.existing(request, "id");
    request.reading().entity(entity.id());
    EntityGraph graph = EntityGraph.of(entity, answering.reader());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("entity_id", entity.id());
    ArrayNode records = answer.putArray("records");
    graph.records().forEach(record -> records.add(Tied.name(record)));
    answer.set("edges", edges(graph.edges()));
    answer.set("member_count", entity.golden().path("member_count"));
    answer.put("partial", graph.records().size() < entity.golden().path("member_count").asInt());
    return Reply.json(answer);
  }

  private static ArrayNode edges(Iterable<Tied> ties) {
    ArrayNode edges = JsonNodeFactory.instance.arrayNode();
    ties.forEach(tied -> edges.add(tied.json()));
    return edges;
  }

  private Reply how(Request request) {
    Entity entity = answering.existing(request, "id");
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("entity_id", entity.id());
    request.reading().entity(entity.id());
    ArrayNode steps = answer.putArray("steps");
    for (JsonNode event : histories.of(entity.id())) {
      if (GROWTH.contains(event.path("event").asText())) {
        steps.add(HistoryRoutes.described(event));
      }
    }
    return Reply.json(answer);
  }

  private Reply why(Request request) {
    RecordKey a = record(request, "a");
    RecordKey b = record(request, "b");
    if (a.equals(b)) {
      throw HttpFailure.invalid("a and b are one record; name two");
    }
    List<@Nullable JsonNode> rows =
        answering
            .reader()
            .read(List.of(Parameters.crosswalk(a), Parameters.crosswalk(b)), false)
            .nodes();
    Entity ofA = entityOf("a", rows.get(0));
    Entity ofB = entityOf("b", rows.get(1));
    request.reading().entity(ofA.id());
    request.reading().entity(ofB.id());
    boolean same = ofA.id().equals(ofB.id());
    List<@Nullable JsonNode> decisions =
        answering
            .reader()
            .read(
                List.of(Lookup.decision(a.source(), a.id()), Lookup.decision(b.source(), b.id())),
                false)
            .nodes();
    Tied direct = between(a, b, decisions.get(0), decisions.get(1));
    List<Tied> path = same ? EntityGraph.of(ofA, answering.reader()).path(a, b) : List.of();
    SpotComparison.Compared compared = direct == null ? spot.compare(a, b) : null;
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("a", Tied.name(a).put("entity_id", ofA.id()));
    answer.set("b", Tied.name(b).put("entity_id", ofB.id()));
    answer.put("same_entity", same).put("explanation", explanation(same, direct, path, compared));
    answer.set("direct", direct == null ? null : direct.json());
    answer.set("compared", compared == null ? null : compared.json());
    answer.set("path", edges(path));
    answer.set("not_looked_at", notLookedAt(decisions));
    return Reply.json(answer);
  }

  private RecordKey record(Request request, String parameter) {
    RecordKey record =
        Parameters.recordNamed(request.required(parameter), "the parameter " + parameter);
    answering.checkSource(record.source());
    return record;
  }

  private Entity entityOf(String parameter, @Nullable JsonNode row) {
    if (row == null) {
      throw HttpFailure.unknown(
          "the record " + parameter + " is not known; it may not have come, or was deleted");
    }
    return answering.existing(row.path("entity_id").asText(), false);
  }

  private static @Nullable Tied between(
      RecordKey a, RecordKey b, @Nullable JsonNode ofA, @Nullable JsonNode ofB) {
    for (Tied tied : EntityGraph.candidates(a, ofA)) {
      if (b.equals(tied.other(a))) {
        return tied;
      }
    }
    for (Tied tied : EntityGraph.candidates(b, ofB)) {
      if (a.equals(tied.other(b))) {
        return tied;
      }
    }
    return null;
  }

  private static String explanation(
      boolean same,
      @Nullable Tied direct,
      List<Tied> path,
      SpotComparison.@Nullable Compared compared) {
    if (same && path.size() == 1) {
      return "They are one entity: a link ties them.";
    } else if (same && !path.isEmpty()) {
      return "They are one entity: %d links tie them over other records.".formatted(path.size());
    } else if (same) {
      return "They are one entity; the links between them are not among those that are kept.";
    } else if (direct == null) {
      return "They are two entities: neither is a candidate of the other, "
          + withoutCandidates(compared);
    } else if (direct.joins()) {
      return "They are two entities though they match: a steward, a guard or a limit keeps them"
          + " apart.";
    }
    return "They are two entities: they may be the same, and a person is asked or has answered.";
  }

  private static String withoutCandidates(SpotComparison.@Nullable Compared compared) {
    if (compared == null) {
      return "so they share no block or score below the review threshold.";
    } else if (compared.sharedBlocks().isEmpty()) {
      return "as they share no block; compared tells what they would score.";
    }
    return "though they share a block: they score below the review threshold, or their blocks are"
        + " over the cap (not_looked_at).";
  }

  /** What contributed nothing to either record's candidates. */
  private static ArrayNode notLookedAt(List<@Nullable JsonNode> decisions) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode decision : decisions) {
      if (decision != null) {
        decision.path("not_looked_at").forEach(all::add);
      }
    }
    return all;
  }
}
