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
import dev.tributary.query.UnavailableException;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.StoredDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Claims of open questions, and answers to them: one, or one for many. */
final class AnswerRoutes {
  private static final int LONGEST_CLAIM_MINUTES = 24 * 60;
  private static final int MOST_AT_ONCE = 100;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Answering answering;
  private final Questions questions;
  private final Desk desk;
  private final Opinions opinions;
  private final Labelling labelling;

  AnswerRoutes(
      Answering answering, Questions questions, Desk desk, Opinions opinions, Labelling labelling) {
    this.answering = answering;
    this.questions = questions;
    this.desk = desk;
    this.opinions = opinions;
    this.labelling = labelling;
  }

  List<Route> routes() {
    List<Parameter> pair =
        List.of(
            Parameter.required("entity_a_id", "an entity of the question"),
            Parameter.required("entity_b_id", "the other one"));
    return List.of(
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
            this::quick),
        Route.post(
            "/v1/resolve/quick/bulk",
            Role.DECIDING,
            "Gives one answer to up to 100 questions; each is taken or refused by itself.",
            List.of(
                new Parameter(
                    "items",
                    "array",
                    true,
                    "objects of entity_a_id and entity_b_id, and revision_a and revision_b if"
                        + " wanted"),
                Parameter.required("decision", "merge, reject or skip"),
                Parameter.optional("reason", "why, for the audit")),
            this::bulk));
  }

  /** The entities of a question as they are. */
  private record Pair(Entity a, Entity b) {}

  private Pair pair(JsonNode body) {
    String a = Parameters.entityId(Parameters.required(body, "entity_a_id"));
    String b = Parameters.entityId(Parameters.required(body, "entity_b_id"));
    return new Pair(answering.existing(a, false), answering.existing(b, false));
  }

  private Question open(Pair pair, Request request) {
    Question question =
        pair.a().isRedirected() || pair.b().isRedirected()
            ? null
            : questions.between(pair.a().id(), pair.b().id());
    if (question == null) {
      throw HttpFailure.conflict(
          "no question between these entities is open: it was answered, or the records have"
              + " changed; /v1/overrides decides without a question",
          fresh(pair, request));
    }
    return question;
  }

  private ObjectNode fresh(Pair pair, Request request) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("entity_a", pair.a().describe(answering.masking(), request));
    node.set("entity_b", pair.b().describe(answering.masking(), request));
    return node;
  }

  private Reply claim(Request request) {
    ObjectNode body = request.json();
    int minutes = Parameters.number(body, "minutes", 15, 1, LONGEST_CLAIM_MINUTES);
    Question question = open(pair(body), request);
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
    Question question = open(pair(request.json()), request);
    desk.release(question.answerId(), request.callerName());
    return Reply.json(JsonNodeFactory.instance.objectNode().put("status", "released"));
  }

  private Reply quick(Request request) {
    ObjectNode body = request.json();
    Draft.Answer said = said(Parameters.required(body, "decision"));
    Decider by = Desk.decider(request, Parameters.text(body, "reason"));
    return Reply.json(answer(body, said, by, request));
  }

  /** What fails is told of the item alone, with the status that it would have had by itself. */
  private Reply bulk(Request request) {
    ObjectNode body = request.json();
    Draft.Answer said = said(Parameters.required(body, "decision"));
    Decider by = Desk.decider(request, Parameters.text(body, "reason"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    int failed = 0;
    for (JsonNode item : Parameters.list(body, "items", MOST_AT_ONCE)) {
      ObjectNode result = results.addObject();
      result.set("entity_a_id", item.path("entity_a_id"));
      result.set("entity_b_id", item.path("entity_b_id"));
      try {
        result.put("code", OK).setAll(answer(item, said, by, request));
      } catch (HttpFailure e) {
        failed++;
        result.put("status", "failed").put("code", e.status()).put("error", e.inWords());
        result.set("current", e.current());
      } catch (UnavailableException e) {
        failed++;
        result.put("status", "failed").put("code", UNAVAILABLE).put("error", e.getMessage());
      }
    }
    return Reply.json(answer.put("answered", results.size() - failed).put("failed", failed));
  }

  private ObjectNode answer(JsonNode item, Draft.Answer said, Decider by, Request request) {
    Pair pair = pair(item);
    checkRevision(item, "revision_a", pair.a(), pair, request);
    checkRevision(item, "revision_b", pair.b(), pair, request);
    Question question = open(pair, request);
    byte[] current = desk.current(question.answerId());
    boolean open = current == null || isSkip(current);
    String held = open ? opinions.take(question, said, by) : null;
    if (held != null) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("status", held)
          .put("id", question.answerId());
    }
    Draft draft =
        Draft.answer(
            question.answerId(),
            said,
            OverrideRoutes.wholly(pair.a()),
            OverrideRoutes.wholly(pair.b()),
            by,
            Instant.now());
    ArrayNode about = JsonNodeFactory.instance.arrayNode().add(pair.a().id()).add(pair.b().id());
    // What was skipped may be answered; what was answered has to be taken back first.
    desk.decide(draft, open ? current : null, by, about);
    labelling.answered(question, said, by);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("status", status(said)).put("decision_id", draft.id());
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

  private static boolean isSkip(byte[] decision) {
    return StoredDecision.parse(decision).path("answer").asText().equals("skip");
  }

  private void checkRevision(
      JsonNode body, String field, Entity entity, Pair pair, Request request) {
    int known = Parameters.number(body, field, -1, 0, Integer.MAX_VALUE);
    if (known >= 0 && known != entity.golden().path("revision").asInt()) {
      throw HttpFailure.conflict(
          field + " is no longer the entity's; look at it again before deciding",
          fresh(pair, request));
    }
  }
}
