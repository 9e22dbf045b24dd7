package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Table;
import dev.tributary.stewardship.DoubleReview;
import dev.tributary.stewardship.StoredDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is kept of the questions that two were asked, counted over all instances. */
final class OpinionTally {
  private static final String PATH = "/internal/v1/opinions";
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** Of a time in ISO 8601, how much tells the day and the month. */
  private static final int DAY = 10;

  private static final int MONTH = 7;
  private static final int MOST_OPEN = 10_000;

  private final QueryTables tables;
  private final Fleet fleet;
  private final int percent;

  /**
   * @param percent of the questions that two are asked
   */
  OpinionTally(QueryTables tables, Fleet fleet, int percent) {
    this.tables = tables;
    this.fleet = fleet;
    this.percent = percent;
  }

  int percent() {
    return percent;
  }

  /** The ids of the answers to questions to which two have said different things. */
  Set<String> disagreed() {
    return percent == 0 ? Set.of() : sums(Wanted.ALL).disagreed();
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "What is kept here of questions that two were asked.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  /**
   * Which answers count: the second one was given from a time on, and before another; either may be
   * empty. Periods are days or months.
   */
  record Wanted(String from, String to, boolean daily) {
    /** All of them, by month. */
    static final Wanted ALL = new Wanted("", "", false);

    boolean takes(String at) {
      Instant time = Instant.parse(at);
      return (from.isEmpty() || !time.isBefore(Instant.parse(from)))
          && (to.isEmpty() || time.isBefore(Instant.parse(to)));
    }

    String period(String at) {
      return at.substring(0, Math.min(at.length(), daily ? DAY : MONTH));
    }
  }

  /**
   * The sums.
   *
   * @param states how many questions are in which state
   * @param disagreed the ids of those that wait for somebody else, the first 10,000
   */
  record Sums(
      Agreement all,
      Map<String, Agreement> byPeriod,
      Map<String, Long> states,
      Set<String> disagreed,
      boolean partial) {}

  Sums sums(Wanted wanted) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("from", wanted.from()).put("to", wanted.to()).put("daily", wanted.daily());
    Fleet.Answers answers = fleet.ask(PATH, question, WITHIN, this::here);
    Sums sums =
        new Sums(
            new Agreement(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), answers.partial());
    answers.nodes().forEach(answer -> add(sums, answer));
    return sums;
  }

  private static void add(Sums sums, JsonNode answer) {
    for (JsonNode one : answer.path("rounds")) {
      add(sums.all(), one);
      add(
          sums.byPeriod().computeIfAbsent(one.path("period").asText(), any -> new Agreement()),
          one);
    }
    for (var state : answer.path("states").properties()) {
      sums.states().merge(state.getKey(), state.getValue().asLong(), Long::sum);
    }
    answer.path("disagreed").forEach(id -> sums.disagreed().add(id.asText()));
  }

  private static void add(Agreement agreement, JsonNode one) {
    agreement.add(
        one.path("a").asText(),
        one.path("answer_a").asText(),
        one.path("b").asText(),
        one.path("answer_b").asText(),
        one.path("questions").asLong());
  }

  /** Those of the same period, stewards and answers are told together. */
  private record Kind(String period, String a, String answerA, String b, String answerB) {}

  private ObjectNode here(ObjectNode question) {
    Wanted wanted =
        new Wanted(
            question.path("from").asText(),
            question.path("to").asText(),
            question.path("daily").asBoolean());
    Map<Kind, Long> kinds = new LinkedHashMap<>();
    Map<String, Long> states = new TreeMap<>();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode disagreed = answer.putArray("disagreed");
    tables.each(
        Table.OPINIONS,
        (id, value) -> {
          JsonNode row = StoredDecision.parse(value);
          DoubleReview.State state = DoubleReview.state(row);
          states.merge(state.word(), 1L, Long::sum);
          if (state == DoubleReview.State.DISAGREED && disagreed.size() < MOST_OPEN) {
            disagreed.add(id);
          }
          row.path("rounds").forEach(round -> count(round, wanted, kinds));
        });
    states.forEach(answer.putObject("states")::put);
    ArrayNode rounds = answer.putArray("rounds");
    kinds.forEach((kind, count) -> rounds.add(json(kind, count)));
    return answer;
  }

  private static void count(JsonNode round, Wanted wanted, Map<Kind, Long> kinds) {
    JsonNode first = round.path("first");
    JsonNode second = round.path("second");
    String at = second.path("at").asText();
    if (second.isObject() && wanted.takes(at)) {
      Kind kind =
          new Kind(
              wanted.period(at),
              first.path("by").asText(),
              first.path("answer").asText(),
              second.path("by").asText(),
              second.path("answer").asText());
      kinds.merge(kind, 1L, Long::sum);
    }
  }

  private static ObjectNode json(Kind kind, long count) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("period", kind.period());
    node.put("a", kind.a()).put("answer_a", kind.answerA());
    node.put("b", kind.b()).put("answer_b", kind.answerB());
    return node.put("questions", count);
  }
}
