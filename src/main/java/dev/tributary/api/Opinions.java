package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.http.ServiceMeters;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Router;
import dev.tributary.query.Table;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.DoubleReview;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.OpinionDesk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings answers to questions that two are asked to the instance that owns the answer's id. */
final class Opinions {
  private static final String PATH = "/internal/v1/opinion";
  private static final Duration WITHIN = Duration.ofSeconds(15);
  private static final String RECORDS = "records";
  private static final int HUNDRED = 100;
  private static final int HALF_BITS = 32;

  private final QueryTables tables;
  private final Router router;
  private final Fleet fleet;
  private final OpinionDesk here;
  private final ServiceMeters meters;
  private final int percent;

  /**
   * @param percent of the questions that two are asked
   */
  Opinions(
      QueryTables tables,
      Router router,
      Fleet fleet,
      OpinionDesk here,
      ServiceMeters meters,
      int percent) {
    this.tables = tables;
    this.router = router;
    this.fleet = fleet;
    this.here = here;
    this.meters = meters;
    this.percent = percent;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "Takes one of two answers of which this instance owns the id.",
            List.of(),
            request -> Reply.json(takeHere(request.json()))));
  }

  /** Whether two are asked: it follows from the id, so every instance says the same. */
  boolean concern(Question question) {
    UUID name = UUID.fromString(question.answerId().substring(Question.ANSWER.length()));
    return Long.remainderUnsigned(name.getMostSignificantBits() >>> HALF_BITS, HUNDRED) < percent;
  }

  /**
   * Takes an answer, unless it is the only one that counts: a word for what became of it, or null
   * where it is to be decided now. 409 where another steward is asked.
   */
  @Nullable String take(Question question, Draft.Answer said, Decider by) {
    if (said == Draft.Answer.SKIP || !concern(question)) {
      return null;
    }
    String id = question.answerId();
    ObjectNode asked = JsonNodeFactory.instance.objectNode().put("id", id);
    asked.put("answer", said.name()).put("by", by.name()).put("role", by.role());
    asked.put("reason", by.reason());
    asked.putArray("about").add(question.entityA()).add(question.entityB());
    ArrayNode records = asked.putArray(RECORDS);
    for (String record : List.of(question.record(), question.other())) {
      RecordKey key = RecordKey.parse(record);
      records.addObject().put("source", key.source()).put("id", key.id());
    }
    JsonNode answer =
        fleet.askOne(
            router.ownerOf(new Lookup(Table.OPINIONS, id)), PATH, asked, WITHIN, this::takeHere);
    DoubleReview.Effect effect = DoubleReview.Effect.valueOf(answer.path("effect").asText());
    meters.opinion(effect.name().toLowerCase(Locale.ROOT));
    return switch (effect) {
      case DECIDES -> null;
      case HELD -> "held";
      case DISAGREEMENT -> "disagreement";
      case REFUSED_AS_FIRST ->
          throw refused(
              id, "you have answered this question; another steward is asked too", "held");
      case REFUSED_AS_PARTY ->
          throw refused(
              id,
              "you are one of two who disagree; a third steward or an admin decides",
              "disagreement");
      case REFUSED_AS_LATE -> throw refused(id, "two others have just decided this", "decided");
    };
  }

  private static HttpFailure refused(String id, String why, String status) {
    return HttpFailure.conflict(
        why, JsonNodeFactory.instance.objectNode().put("id", id).put("status", status));
  }

  private ObjectNode takeHere(ObjectNode asked) {
    Decider by =
        new Decider(
            asked.path("by").asText(), asked.path("role").asText(), asked.path("reason").asText());
    DoubleReview.Effect effect =
        here.take(
            tables,
            new OpinionDesk.Opinion(
                asked.path("id").asText(),
                Draft.Answer.valueOf(asked.path("answer").asText()),
                by,
                asked.path("about"),
                asked.path(RECORDS)),
            System.currentTimeMillis());
    return JsonNodeFactory.instance.objectNode().put("effect", effect.name());
  }
}
