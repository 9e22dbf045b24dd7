package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Lookup;
import dev.tributary.query.LookupFormat;
import dev.tributary.query.QueryTables;
import dev.tributary.query.RowWatch;
import dev.tributary.query.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What instances ask each other; no key opens these routes, only the secret of the instances. */
final class PeerRoutes {
  static final String COUNTS = "/internal/v1/counts";

  private final QueryTables tables;
  private final TableCounts counts;
  private final RowWatch watch;

  PeerRoutes(QueryTables tables, TableCounts counts, RowWatch watch) {
    this.tables = tables;
    this.counts = counts;
    this.watch = watch;
  }

  List<Route> routes() {
    return List.of(
        Route.post(HttpPeers.ROWS, Role.RUNNING, "Rows of the tables here.", List.of(), this::rows),
        Route.post(
            HttpPeers.CHANGE,
            Role.RUNNING,
            "Waits until a row here is another.",
            List.of(),
            this::change),
        Route.post(
            COUNTS,
            Role.RUNNING,
            "How many rows there are here.",
            List.of(),
            request -> Reply.json(counts.totals().json())));
  }

  private Reply change(Request request) {
    JsonNode question = request.json();
    Table table =
        Table.of(question.path("table").asInt())
            .orElseThrow(() -> HttpFailure.invalid("a table that this version does not have"));
    watch.await(
        tables,
        new Lookup(table, question.path("key").asText()),
        question.path("seen").asInt(),
        Duration.ofMillis(question.path("within_millis").asLong()));
    return Reply.json(JsonNodeFactory.instance.objectNode());
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
