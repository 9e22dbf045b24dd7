package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Router;
import dev.tributary.query.RowWatch;
import dev.tributary.query.Table;
import dev.tributary.spec.Plan;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.DecisionDesk;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.StoredDecision;
import dev.tributary.topology.decision.DecisionFaultException;
import dev.tributary.topology.decision.DecisionReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings decisions to the instance that owns their id, and claims to the same place. */
final class Desk {
  private static final String DECIDE = "/internal/v1/decide";
  private static final String CLAIM = "/internal/v1/claim";
  private static final Duration WITHIN = Duration.ofSeconds(15);

  /** It is kept with every message about the decision, and those are limited. */
  private static final int LONGEST_REASON = 4_000;

  private static final String VALUE = "value";
  private static final String CLAIMED_BY = "claimed_by";

  private final QueryTables tables;
  private final Router router;
  private final Fleet fleet;
  private final DecisionDesk here;
  private final DecisionReader reader;

  Desk(Plan plan, QueryTables tables, Router router, Fleet fleet, DecisionDesk here) {
    this.tables = tables;
    this.router = router;
    this.fleet = fleet;
    this.here = here;
    this.reader = new DecisionReader(plan.sources(), plan.limits().maxEntitySize());
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            DECIDE,
            Role.RUNNING,
            "Takes a decision of which this instance owns the id.",
            List.of(),
            request -> Reply.json(decideHere(request.json()))),
        Route.post(
            CLAIM,
            Role.RUNNING,
            "Claims a question of which this instance owns the id, or gives it back.",
            List.of(),
            request -> Reply.json(claimHere(request.json()))));
  }

  /** A decision as it stands; null where there is none. */
  byte @Nullable [] current(String id) {
    return router.read(new Lookup(Table.STEWARDSHIP, id), false).values().get(0);
  }

  /**
   * Takes a decision, or fails with 400 where the resolver would not follow it and with 409 where
   * it was made on a state that is no more.
   *
   * @param seen the decision of this id as the decider knew it
   */
  void decide(Draft draft, byte @Nullable [] seen, Decider by, JsonNode about) {
    JsonNode value = draft.value();
    try {
      reader.read(draft.id(), value.toString().getBytes(StandardCharsets.UTF_8));
    } catch (DecisionFaultException e) {
      throw HttpFailure.invalid(e.inWords());
    }
    take(draft.id(), seen, value, value.path("type").asText(), by, about);
  }

  /** Takes a decision back, or fails with 409 where it is another one by now. */
  void withdraw(String id, byte[] seen, String action, Decider by, JsonNode about) {
    take(id, seen, null, action, by, about);
  }

  private void take(
      String id,
      byte @Nullable [] seen,
      @Nullable JsonNode value,
      String action,
      Decider by,
      JsonNode about) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("id", id).put("seen", RowWatch.mark(seen)).put("action", action);
    question.set(VALUE, value);
    question.put("by", by.name()).put("role", by.role()).put("reason", by.reason());
    question.set("about", about);
    JsonNode answer =
        fleet.askOne(router.ownerOf(stewardship(id)), DECIDE, question, WITHIN, this::decideHere);
    if (!answer.path("taken").asBoolean()) {
      throw conflict(answer);
    }
  }

  private static HttpFailure conflict(JsonNode answer) {
    JsonNode holder = answer.path(CLAIMED_BY);
    return holder.isTextual()
        ? HttpFailure.conflict(
            "somebody else has claimed this question; decide another one, or ask them to release it",
            JsonNodeFactory.instance.objectNode().set(CLAIMED_BY, holder))
        : HttpFailure.conflict(
            "somebody else decided first; look at the present decision before deciding again",
            answer.path(VALUE));
  }

  private static Lookup stewardship(String id) {
    return new Lookup(Table.STEWARDSHIP, id);
  }

  private ObjectNode decideHere(ObjectNode question) {
    JsonNode value = question.path(VALUE);
    DecisionDesk.Taken taken =
        here.decide(
            tables,
            new DecisionDesk.Wanted(
                question.path("id").asText(),
                question.path("seen").asInt(),
                value.isObject() ? value : null,
                question.path("action").asText(),
                decider(question),
                question.path("about")),
            System.currentTimeMillis());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("taken", taken.taken()).put(CLAIMED_BY, taken.claimedBy());
    byte[] current = taken.current();
    answer.set(VALUE, current == null ? null : StoredDecision.parse(current));
    return answer;
  }

  private static Decider decider(JsonNode question) {
    return new Decider(
        question.path("by").asText(),
        question.path("role").asText(),
        question.path("reason").asText());
  }

  /** Claims a question for a while; answers who has it: the caller, or who was first. */
  String claim(String id, String by, Duration lease) {
    return claim(id, by, System.currentTimeMillis() + lease.toMillis());
  }

  /** Gives a claim back. */
  void release(String id, String by) {
    claim(id, by, 0);
  }

  private String claim(String id, String by, long untilMillis) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("id", id).put("by", by).put("until", untilMillis);
    return fleet
        .askOne(router.ownerOf(stewardship(id)), CLAIM, question, WITHIN, this::claimHere)
        .path(CLAIMED_BY)
        .asText();
  }

  private ObjectNode claimHere(ObjectNode question) {
    String id = question.path("id").asText();
    String by = question.path("by").asText();
    long until = question.path("until").asLong();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (until == 0) {
      here.release(id, by);
      return answer.putNull(CLAIMED_BY);
    }
    return answer.put(CLAIMED_BY, here.claim(id, by, until, System.currentTimeMillis()));
  }

  /** Who the caller of a request is, with the reason that the body gives. */
  static Decider decider(Request request, @Nullable String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw HttpFailure.invalid(
          "reason or note has more than %d characters; shorten it".formatted(LONGEST_REASON));
    }
    return new Decider(request.callerName(), request.callerRole(), reason == null ? "" : reason);
  }
}
