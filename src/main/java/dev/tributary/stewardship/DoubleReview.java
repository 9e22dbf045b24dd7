package dev.tributary.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What two stewards say to one question, each without knowing the other's answer: held, agreed, or
 * left to somebody else. A question that is asked again later has a round of its own.
 */
public final class DoubleReview {
  /** The field of a round that says how far it is. */
  public static final String STATE = "state";

  private static final int MOST_ROUNDS = 20;
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String ANSWER = "answer";
  private static final String ADMIN = "admin";
  private static final String SETTLED = "settled";
  private static final String AT = "at";
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(30);

  private DoubleReview() {}

  /** How far a round is. */
  public enum State {
    /** One has answered, nobody is told what. */
    WAITING,
    /** Both said the same, which is decided. */
    AGREED,
    /** They did not; somebody else is asked. */
    DISAGREED,
    /** Somebody else has decided. */
    SETTLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What becomes of an answer. */
  public enum Effect {
    HELD,
    DISAGREEMENT,
    /** It is to be decided so. */
    DECIDES,
    /** The first of two answers again: another steward is asked. */
    REFUSED_AS_FIRST,
    /** One of two that disagree: somebody else is asked. */
    REFUSED_AS_PARTY,
    /** It was decided a moment ago, and the question has not closed yet. */
    REFUSED_AS_LATE
  }

  /**
   * An answer's effect.
   *
   * @param row what is to be kept of the question now; null where that is as it was
   */
  public record Step(Effect effect, @Nullable ObjectNode row) {}

  /**
   * Takes an answer.
   *
   * @param row what is kept of the question; null where nothing is
   * @param id of the answer to the question
   * @param said merge or reject
   */
  public static Step take(
      @Nullable JsonNode row, String id, Draft.Answer said, Decider by, Instant at) {
    if (row == null || last(row).isMissingNode()) {
      return begin(row, id, said, by, at);
    }
    JsonNode round = last(row);
    return switch (stateOf(round)) {
      case WAITING -> second(row, round, said, by, at);
      case DISAGREED -> settle(row, round, said, by, at);
      case AGREED, SETTLED -> again(row, round, id, said, by, at);
    };
  }

  /** It was decided, and yet it is asked: it did not arrive, or not yet, or was taken back. */
  private static Step again(
      JsonNode row, JsonNode round, String id, Draft.Answer said, Decider by, Instant at) {
    JsonNode decided = round.path(SETTLED).isObject() ? round.path(SETTLED) : round.path(SECOND);
    if (isParty(round, by) && said.word().equals(decided.path(ANSWER).asText())) {
      return new Step(Effect.DECIDES, null);
    }
    boolean isNew = Instant.parse(decided.path(AT).asText()).plus(CLOSES_WITHIN).isAfter(at);
    return isNew ? new Step(Effect.REFUSED_AS_LATE, null) : begin(row, id, said, by, at);
  }

  /** How far the last round of a question is. */
  public static State state(JsonNode row) {
    return stateOf(last(row));
  }

  private static State stateOf(JsonNode round) {
    for (State state : State.values()) {
      if (state.word().equals(round.path(STATE).asText())) {
        return state;
      }
    }
    return State.SETTLED;
  }

  private static JsonNode last(JsonNode row) {
    JsonNode rounds = row.path("rounds");
    return rounds.path(rounds.size() - 1);
  }

  private static Step begin(
      @Nullable JsonNode row, String id, Draft.Answer said, Decider by, Instant at) {
    ObjectNode next =
        row == null ? JsonNodeFactory.instance.objectNode().put("opinion_id", id) : row.deepCopy();
    ArrayNode rounds = next.withArrayProperty("rounds");
    if (rounds.size() >= MOST_ROUNDS) {
      rounds.remove(0);
    }
    ObjectNode round = rounds.addObject().put(STATE, State.WAITING.word());
    round.set(FIRST, opinion(said, by, at));
    return new Step(Effect.HELD, next);
  }

  private static Step second(
      JsonNode row, JsonNode round, Draft.Answer said, Decider by, Instant at) {
    if (isBy(round.path(FIRST), by)) {
      return new Step(Effect.REFUSED_AS_FIRST, null);
    }
    boolean agreed = round.path(FIRST).path(ANSWER).asText().equals(said.word());
    State state = agreed ? State.AGREED : State.DISAGREED;
    return new Step(
        agreed ? Effect.DECIDES : Effect.DISAGREEMENT,
        with(row, SECOND, opinion(said, by, at), state));
  }

  private static Step settle(
      JsonNode row, JsonNode round, Draft.Answer said, Decider by, Instant at) {
    if (isParty(round, by) && !by.role().equals(ADMIN)) {
      return new Step(Effect.REFUSED_AS_PARTY, null);
    }
    return new Step(Effect.DECIDES, with(row, SETTLED, opinion(said, by, at), State.SETTLED));
  }

  private static ObjectNode with(JsonNode row, String field, ObjectNode opinion, State state) {
    ObjectNode next = row.deepCopy();
    if (last(next) instanceof ObjectNode round) {
      round.put(STATE, state.word()).set(field, opinion);
    }
    return next;
  }

  private static ObjectNode opinion(Draft.Answer said, Decider by, Instant at) {
    ObjectNode opinion = JsonNodeFactory.instance.objectNode().put("by", by.name());
    opinion.put("role", by.role()).put(ANSWER, said.word());
    opinion.put(AT, at.truncatedTo(ChronoUnit.MICROS).toString());
    return opinion.put("reason", by.reason());
  }

  private static boolean isBy(JsonNode opinion, Decider by) {
    return opinion.path("by").asText().equals(by.name());
  }

  private static boolean isParty(JsonNode round, Decider by) {
    return isBy(round.path(FIRST), by)
        || isBy(round.path(SECOND), by)
        || isBy(round.path(SETTLED), by);
  }
}
