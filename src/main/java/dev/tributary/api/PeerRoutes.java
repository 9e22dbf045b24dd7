package dev.tributary.api;

import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.LookupFormat;
import dev.tributary.query.QueryTables;
import java.io.IOException;
import java.util.List;

/** What instances ask each other; no key opens these routes, only the secret of the instances. */
final class PeerRoutes {
  static final String COUNTS = "/internal/v1/counts";

  private final QueryTables tables;
  private final TableCounts counts;

  PeerRoutes(QueryTables tables, TableCounts counts) {
    this.tables = tables;
    this.counts = counts;
  }

  List<Route> routes() {
    return List.of(
        Route.post(HttpPeers.ROWS, Role.RUNNING, "Rows of the tables here.", List.of(), this::rows),
        Route.post(
            COUNTS,
            Role.RUNNING,
            "How many rows there are here.",
            List.of(),
            request -> Reply.json(counts.totals().json())));
  }

  private Reply rows(Request request) {
    try {
      LookupFormat.Question question = LookupFormat.readQuestion(request.body());
      byte[] answer = LookupFormat.answer(tables.read(question.lookups(), question.stale()));
      return Reply.bytes(200, "application/octet-stream", answer);
    } catch (IOException e) {
      throw HttpFailure.invalid("not a question of this version of the instances' format");
    }
  }
}
