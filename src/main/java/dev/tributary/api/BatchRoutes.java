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
import dev.tributary.ingest.TopicWriter;
import java.util.ArrayList;
import java.util.List;

/** Many records of a source at once: stored when answered, resolved soon after. */
final class BatchRoutes {
  private static final int MOST_RECORDS = 5_000;

  private final Answering answering;
  private final SourceRows rows;
  private final TopicWriter writer;

  BatchRoutes(Answering answering, SourceRows rows, TopicWriter writer) {
    this.answering = answering;
    this.rows = rows;
    this.writer = writer;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/v1/ingest/batch",
            Role.SENDING,
            "Stores up to 5,000 records of a source; those that cannot be read are told apart.",
            List.of(
                Parameter.required("source_name", "the source of the records"),
                Parameter.optional("entity_type", "the entity of the spec"),
                new Parameter(
                    "entities",
                    "array",
                    true,
                    "objects of external_id and data (the whole row), or rows with their primary"
                        + " key")),
            this::batch));
  }

  private Reply batch(Request request) {
    ObjectNode body = request.json();
    String source = Parameters.required(body, "source_name");
    answering.checkSource(source);
    answering.checkType(Parameters.text(body, "entity_type"));
    JsonNode entities = Parameters.list(body, "entities", MOST_RECORDS);
    ArrayNode rejected = JsonNodeFactory.instance.arrayNode();
    List<SourceRow> accepted = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (int i = 0; i < entities.size(); i++) {
      try {
        accepted.add(row(source, entities.get(i), now));
      } catch (RefusedRowException e) {
        rejected.addObject().put("index", i).put("error", e.inWords());
      }
    }
    RowStore store = new RowStore(answering, writer);
    store.store(accepted);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    store.tell(answer);
    answer.set("rejected", rejected);
    return Reply.json(answer);
  }

  private SourceRow row(String source, JsonNode entity, long now) throws RefusedRowException {
    if (!(entity instanceof ObjectNode object)) {
      throw HttpFailure.invalid("each of entities has to be an object");
    }
    return object.path("data") instanceof ObjectNode data
        ? rows.row(source, Parameters.text(object, "external_id"), data, now)
        : rows.row(source, null, object, now);
  }
}
