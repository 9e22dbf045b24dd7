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
import dev.tributary.ingest.RefusedRowException;
import dev.tributary.ingest.SourceRow;
import dev.tributary.ingest.SourceRows;
import dev.tributary.query.Lookup;
import dev.tributary.query.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What would become of a record, without storing it. */
final class PreviewRoutes {
  /**
   * Who reads masked has no preview: it would tell, value by value, what the records nearby have.
   */
  private static final Set<Role> PREVIEWING = Set.of(Role.READER, Role.STEWARD, Role.ADMIN);

  private static final List<String> SAID =
      List.of("reason", "candidate_count", "not_looked_at", "spec_version");

  private final Answering answering;
  private final FleetPreview preview;
  private final SourceRows rows;
  private final Semaphore places;

  /**
   * @param places how many may be made at the same time
   */
  PreviewRoutes(Answering answering, FleetPreview preview, SourceRows rows, int places) {
    this.answering = answering;
    this.preview = preview;
    this.rows = rows;
    this.places = new Semaphore(places);
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/v1/resolve/preview",
            PREVIEWING,
            "The decision that a record would get, with its candidates; nothing is stored.",
            List.of(
                Parameter.required("source_name", "the source of the record"),
                Parameter.optional("external_id", "its primary key there; one of its own without"),
                new Parameter("data", "object", true, "the whole row, column to value")),
            this::preview));
  }

  private Reply preview(Request request) {
    ObjectNode body = request.json();
    String source = Parameters.required(body, "source_name");
    answering.checkSource(source);
    if (!(body.path("data") instanceof ObjectNode data)) {
      throw HttpFailure.invalid("data has to be an object: the whole row, column to value");
    }
    SourceRow row = row(source, Parameters.text(body, "external_id"), data);
    if (!places.tryAcquire()) {
      throw new UnavailableException(
          "too many previews are made at the moment; ask again", Duration.ofSeconds(1));
    }
    try {
      FleetPreview.Preview found = preview.preview(row.key(), row.columns());
      return Reply.json(answer(row, found, request));
    } finally {
      places.release();
    }
  }

  private SourceRow row(String source, @Nullable String id, ObjectNode data) {
    boolean named = id != null || data.has(answering.plan().primaryKey(source));
    try {
      return rows.row(
          source, named ? id : "preview-" + UUID.randomUUID(), data, System.currentTimeMillis());
    } catch (RefusedRowException e) {
      throw HttpFailure.invalid("data: " + e.inWords());
    }
  }

  private ObjectNode answer(SourceRow row, FleetPreview.Preview found, Request request) {
    JsonNode decision = found.decision();
    Map<String, String> before = found.before();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("source_name", row.key().source()).put("external_id", row.key().id());
    answer.set("decision", decision.path("outcome"));
    answer.put(
        "status", before == null ? "new" : before.equals(row.columns()) ? "unchanged" : "updated");
    SAID.forEach(field -> answer.set(field, decision.path(field)));
    UUID id = found.outcome().entity();
    answer.put("entity_id", id == null ? null : id.toString());
    ArrayNode entities = answer.putArray("entities");
    found.outcome().entities().forEach(one -> entities.add(one.toString()));
    Entity entity = id == null ? null : answering.reader().entity(id.toString(), false);
    answer.set("canonical_data", entity == null ? null : entity.data(answering.masking(), request));
    candidates(answer.putArray("candidates"), decision, request);
    return answer.put("partial", found.partial());
  }

  /** The candidates of the decision, and the entity of each. */
  private void candidates(ArrayNode into, JsonNode decision, Request request) {
    List<Lookup> lookups = new ArrayList<>();
    for (JsonNode candidate : decision.path("candidates")) {
      lookups.add(
          Lookup.crosswalk(candidate.path("source").asText(), candidate.path("id").asText()));
    }
    List<@Nullable JsonNode> rows = answering.reader().read(lookups, false).nodes();
    int place = 0;
    for (JsonNode candidate : decision.path("candidates")) {
      JsonNode row = rows.get(place++);
      ObjectNode node = candidate.deepCopy();
      if (row == null) {
        node.putNull("entity_id");
      } else {
        String entity = row.path("entity_id").asText();
        request.reading().entity(entity);
        node.put("entity_id", entity);
      }
      into.add(node);
    }
  }
}
