package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.stewardship.DoubleReview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often stewards who are asked the same question say the same. */
final class AgreementRoutes {
  private final OpinionTally tally;

  AgreementRoutes(OpinionTally tally) {
    this.tally = tally;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/review/agreement",
            Role.DECIDING,
            "How often two stewards who answer the same question say the same: counts, percent and"
                + " Cohen's kappa, by period and by pair.",
            List.of(
                Parameter.optional("from", "second answers from this time on, ISO 8601 UTC"),
                Parameter.optional("to", "second answers before this time, ISO 8601 UTC"),
                Parameter.optional("period", "month (as it is where not given) or day")),
            this::agreement));
  }

  private Reply agreement(Request request) {
    String period = request.query("period");
    if (period != null && !period.equals("day") && !period.equals("month")) {
      throw HttpFailure.invalid("period has to be day or month");
    }
    OpinionTally.Sums sums =
        tally.sums(
            new OpinionTally.Wanted(
                time("from", request.query("from")),
                time("to", request.query("to")),
                "day".equals(period)));
    ObjectNode answer = summary(sums);
    answer.set("by_pair", sums.all().byPair());
    ArrayNode periods = answer.putArray("by_period");
    sums.byPeriod()
        .forEach(
            (name, agreement) ->
                periods.add(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("period", name)
                        .setAll(agreement.all())));
    return Reply.json(answer.put("partial", sums.partial()));
  }

  /** For the statistics of the service: the sums of all time, where two are asked at all. */
  @Nullable ObjectNode summary() {
    return tally.percent() == 0 ? null : summary(tally.sums(OpinionTally.Wanted.ALL));
  }

  private ObjectNode summary(OpinionTally.Sums sums) {
    ObjectNode answer = sums.all().all().put("asked_percent", tally.percent());
    answer.put("waiting", sums.states().getOrDefault(DoubleReview.State.WAITING.word(), 0L));
    answer.put("disagreed", sums.states().getOrDefault(DoubleReview.State.DISAGREED.word(), 0L));
    return answer;
  }

  private static String time(String name, @Nullable String text) {
    return text == null ? "" : Parameters.time(name, text).toString();
  }
}
