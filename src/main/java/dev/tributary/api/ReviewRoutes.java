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
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.StoredDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The review queue: open questions, claims of them, answers to them. */
final class ReviewRoutes {
  private static final int USUAL = 50;
  private static final int DEEPEST = 9_000;
  private static final int LONGEST_CLAIM_MINUTES = 24 * 60;

  private final Answering answering;
  private final Questions questions;
  private final Desk desk;

  ReviewRoutes(Answering answering, Questions questions, Desk desk) {
    this.answering = answering;
    this.questions = questions;
    this.desk = desk;
  }

  List<Route> routes() {
    List<Parameter> pair =
        List.of(
            Parameter.required("entity_a_id", "an entity of the question"),
            Parameter.required("entity_b_id", "the other one"));
    return List.of(
        Route.get(
            "/v1/resolve/pending",
            Role.READING,
            "Open questions, the least certain first.",
            List.of(
                Parameter.optional("source", "a source of either record"),
                Parameter.optional(
                    "reason", "multi_match, ambiguous_anchor, policy or low_confidence"),
                Parameter.optional("min_confidence", "from 0 to 1"),
                Parameter.optional("max_confidence", "from 0 to 1"),
                Parameter.optional("before", "asked before this time, ISO 8601 UTC"),
                Parameter.optional("order", "confidence (as it is where not given) or age"),
                Parameter.number("limit", "questions on the page, 1 to 1,000; 50 where not given"),
                Parameter.number("offset", "questions to leave out, 9,000 at most")),
            this::pending),
        Route.post(
            "/v1/resolve/pending/claim",
            Role.DECIDING,
            "Claims a question, so that others leave it alone for a while.",
            Stream.concat(
                    pair.stream(),
                    Stream.of(
                        Parameter.number("minutes", "how long, 1 to 1,440; 15 where not given")))
                .toList(),
            this::claim),
        Route.post(
            "/v1/resolve/pending/release",
            Role.DECIDING,
            "Gives a claimed question back.",
            pair,
            this::release),
        Route.post(
            "/v1/resolve/quick",
            Role.DECIDING,
            "Answers a question; 409 with the present state where it is no longer as it was.",
            Stream.concat(
                    pair.stream(),
                    Stream.of(
                        Parameter.required("decision", "merge, reject or skip"),
                        Parameter.optional("reason", "why, for the audit"),
                        Parameter.number("revision_a", "of entity_a_id, as it was looked at"),
                        Parameter.number("revision_b", "of entity_b_id, as it was looked at")))
                .toList(),
            this::quick));
  }

  // ---- the queue

  private Reply pending(Request request) {
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, DEEPEST);
    Questions.Found found = questions.find(filter(request), offset, limit);
    TreeSet<String> ids = new TreeSet<>();
    found.page().forEach(one -> ids.addAll(List.of(one.entityA(), one.entityB())));
    Map<String, Entity> entities = answering.reader().entities(List.copyOf(ids), false);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    for (Question question : found.page()) {
      data.add(describe(question, entities, request.isMasked()));
    }
    answer.set("pending", data.deepCopy());
    return Reply.json(answer.put("total", found.total()).put("partial", found.partial()));
  }

  private Questions.Filter filter(Request request) {
    String source = text(request, "source");
    if (!source.isEmpty()) {
      answering.checkSource(source);
    }
    String before = text(request, "before");
    if (!before.isEmpty()) {
      before = Parameters.time("before", before).toString();
    }
    String order = text(request, "order");
    if (!List.of("", "confidence", "age").contains(order)) {
      throw HttpFailure.invalid("order has to be confidence or age");
    }
    return new Questions.Filter(
        source,
        text(request, "reason"),
        Parameters.fraction("min_confidence", request.query("min_confidence"), 0),
        Parameters.fraction("max_confidence", request.query("max_confidence"), 1),
        before,
        List.of(),
        order.equals("age"));
  }

  private static String text(Request request, String parameter) {
    String value = request.query(parameter);
    return value == null ? "" : value;
  }

  private ObjectNode describe(Question question, Map<String, Entity> entities, boolean masked) {
    ObjectNode node = question.json();
    node.put("id", question.answerId());
    side(node, "a", question.entityA(), question.record(), entities, masked);
    side(node, "b", question.entityB(), question.other(), entities, masked);
    node.set("differences", differences(node.path("data_a"), node.path("data_b")));
    return node;
  }

  private void side(
      ObjectNode node,
      String side,
      String id,
      String record,
      Map<String, Entity> entities,
      boolean masked) {
    node.remove("entity_" + side);
    node.put("entity_" + side + "_id", id);
    node.put("source_" + side, record.substring(0, Math.max(0, record.indexOf(':'))));
    Entity entity = entities.get(id);
    if (entity != null) {
      ObjectNode data = entity.data(answering.masking(), masked);
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

  // ---- claims and answers

  /** The entities of a question as they are. */
  private record Pair(Entity a, Entity b) {}

  private Pair pair(ObjectNode body) {
    String a = Parameters.entityId(Parameters.required(body, "entity_a_id"));
    String b = Parameters.entityId(Parameters.required(body, "entity_b_id"));
    return new Pair(answering.existing(a, false), answering.existing(b, false));
  }

  private Question open(Pair pair, boolean masked) {
    Question question =
        pair.a().isRedirected() || pair.b().isRedirected()
            ? null
            : questions.between(pair.a().id(), pair.b().id());
    if (question == null) {
      throw HttpFailure.conflict(
          "no question between these entities is open: it was answered, or the records have changed;"
              + " /v1/overrides decides without a question",
          fresh(pair, masked));
    }
    return question;
  }

  private ObjectNode fresh(Pair pair, boolean masked) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("entity_a", pair.a().describe(answering.masking(), masked));
    node.set("entity_b", pair.b().describe(answering.masking(), masked));
    return node;
  }

  private Reply claim(Request request) {
    ObjectNode body = request.json();
    int minutes = Parameters.number(body, "minutes", 15, 1, LONGEST_CLAIM_MINUTES);
    Question question = open(pair(body), request.isMasked());
    String holder =
        desk.claim(question.answerId(), request.callerName(), Duration.ofMinutes(minutes));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("id", question.answerId()).put("claimed_by", holder);
    if (!holder.equals(request.callerName())) {
      throw HttpFailure.conflict("somebody else has claimed this question", answer);
    }
    return Reply.json(answer.put("status", "claimed"));
  }

  private Reply release(Request request) {
    Question question = open(pair(request.json()), request.isMasked());
    desk.release(question.answerId(), request.callerName());
    return Reply.json(JsonNodeFactory.instance.objectNode().put("status", "released"));
  }

  private Reply quick(Request request) {
    ObjectNode body = request.json();
    Draft.Answer said = said(Parameters.required(body, "decision"));
    Pair pair = pair(body);
    checkRevision(body, "revision_a", pair.a(), pair, request);
    checkRevision(body, "revision_b", pair.b(), pair, request);
    Question question = open(pair, request.isMasked());
    Decider by = Desk.decider(request, Parameters.text(body, "reason"));
    Draft draft =
        Draft.answer(
            question.answerId(),
            said,
            OverrideRoutes.wholly(pair.a()),
            OverrideRoutes.wholly(pair.b()),
            by,
            Instant.now());
    ArrayNode about = JsonNodeFactory.instance.arrayNode().add(pair.a().id()).add(pair.b().id());
    desk.decide(draft, replaceable(question), by, about);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status", status(said)).put("decision_id", draft.id());
    return Reply.json(answer);
  }

  private static Draft.Answer said(String word) {
    return Arrays.stream(Draft.Answer.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> HttpFailure.invalid("decision has to be merge, reject or skip"));
  }

  private static String status(Draft.Answer said) {
    return switch (said) {
      case MERGE -> "merged";
      case REJECT -> "rejected";
      case SKIP -> "skipped";
    };
  }

  /** What was skipped may be answered; what was answered has to be taken back first. */
  private byte @Nullable [] replaceable(Question question) {
    byte[] current = desk.current(question.answerId());
    boolean skipped =
        current != null && StoredDecision.parse(current).path("answer").asText().equals("skip");
    return skipped ? current : null;
  }

  private void checkRevision(
      ObjectNode body, String field, Entity entity, Pair pair, Request request) {
    int known = Parameters.number(body, field, -1, 0, Integer.MAX_VALUE);
    if (known >= 0 && known != entity.golden().path("revision").asInt()) {
      throw HttpFailure.conflict(
          field + " is no longer the entity's; look at it again before deciding",
          fresh(pair, request.isMasked()));
    }
  }
}
