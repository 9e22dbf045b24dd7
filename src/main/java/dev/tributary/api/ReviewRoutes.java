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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The review queue: open questions, with what is known of both sides. */
final class ReviewRoutes {
  private static final int USUAL = 50;
  private static final int DEEPEST = 9_000;
  private static final String DISAGREEMENT = "disagreement";

  private final Answering answering;
  private final Questions questions;
  private final OpinionTally tally;

  ReviewRoutes(Answering answering, Questions questions, OpinionTally tally) {
    this.answering = answering;
    this.questions = questions;
    this.tally = tally;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/resolve/pending",
            Role.READING,
            "Open questions, the least certain first.",
            List.of(
                Parameter.optional("source", "a source of either record"),
                Parameter.optional(
                    "reason",
                    "multi_match, ambiguous_anchor, policy, low_confidence, or disagreement: two"
                        + " stewards have said different things"),
                Parameter.optional("min_confidence", "from 0 to 1"),
                Parameter.optional("max_confidence", "from 0 to 1"),
                Parameter.optional("before", "asked before this time, ISO 8601 UTC"),
                Parameter.optional(
                    "order",
                    "confidence (as it is where not given), age, or uncertainty: what a model would"
                        + " learn most from"),
                Parameter.number("limit", "questions on the page, 1 to 1,000; 50 where not given"),
                Parameter.number("offset", "questions to leave out, 9,000 at most")),
            this::pending));
  }

  private Reply pending(Request request) {
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, DEEPEST);
    Set<String> disagreed = tally.disagreed();
    Questions.Found found = questions.find(filter(request, disagreed), offset, limit);
    TreeSet<String> ids = new TreeSet<>();
    found.page().forEach(one -> ids.addAll(List.of(one.entityA(), one.entityB())));
    Map<String, Entity> entities = answering.reader().entities(List.copyOf(ids), false);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    for (Question question : found.page()) {
      ObjectNode node = describe(question, entities, request);
      data.add(disagreed.contains(question.answerId()) ? node.put("reason", DISAGREEMENT) : node);
    }
    answer.set("pending", data.deepCopy());
    return Reply.json(answer.put("total", found.total()).put("partial", found.partial()));
  }

  private Questions.Filter filter(Request request, Set<String> disagreed) {
    String reason = text(request, "reason");
    boolean isDisagreement = reason.equals(DISAGREEMENT);
    String source = text(request, "source");
    if (!source.isEmpty()) {
      answering.checkSource(source);
    }
    String before = text(request, "before");
    if (!before.isEmpty()) {
      before = Parameters.time("before", before).toString();
    }
    String named = text(request, "order");
    QueueOrder order =
        QueueOrder.of(named.isEmpty() ? QueueOrder.CONFIDENCE.word() : named)
            .orElseThrow(
                () -> HttpFailure.invalid("order has to be confidence, age or uncertainty"));
    return new Questions.Filter(
        source,
        isDisagreement ? "" : reason,
        Parameters.fraction("min_confidence", request.query("min_confidence"), 0),
        Parameters.fraction("max_confidence", request.query("max_confidence"), 1),
        before,
        List.of(),
        isDisagreement ? Optional.of(disagreed) : Optional.empty(),
        order);
  }

  private static String text(Request request, String parameter) {
    String value = request.query(parameter);
    return value == null ? "" : value;
  }

  private ObjectNode describe(Question question, Map<String, Entity> entities, Request request) {
    ObjectNode node = question.json();
    node.put("id", question.answerId()).remove(Question.RANK);
    side(node, "a", question.entityA(), question.record(), entities, request);
    side(node, "b", question.entityB(), question.other(), entities, request);
    node.set("differences", differences(node.path("data_a"), node.path("data_b")));
    return node;
  }

  private void side(
      ObjectNode node,
      String side,
      String id,
      String record,
      Map<String, Entity> entities,
      Request request) {
    node.remove("entity_" + side);
    node.put("entity_" + side + "_id", id);
    node.put("source_" + side, record.substring(0, Math.max(0, record.indexOf(':'))));
    Entity entity = entities.get(id);
    if (entity != null) {
      ObjectNode data = entity.data(answering.masking(), request);
      node.set("entity_" + side + "_name", data.path("name"));
      node.set("entity_" + side + "_email", data.path("email"));
      node.set("revision_" + side, entity.golden().path("revision"));
      node.set("data_" + side, data);
    }
  }

  /** The attributes that both have and that are not the same. */
  private static ArrayNode differences(JsonNode a, JsonNode b) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (var field : a.properties()) {
      if (b.has(field.getKey()) && !b.path(field.getKey()).equals(field.getValue())) {
        names.add(field.getKey());
      }
    }
    return names;
  }
}
