package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Table;
import dev.tributary.stewardship.StoredDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Pages of tables that people fill, and that are short therefore: every instance reads its part
 * whole and answers with its newest rows, of which the newest of all are taken.
 */
final class Listing {
  private static final String PATH = "/internal/v1/listing";
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final int USUAL = 100;
  private static final int DEEPEST = 10_000;
  private static final Comparator<JsonNode> OLDEST_FIRST =
      Comparator.<JsonNode, String>comparing(row -> row.path("at").asText())
          .thenComparing(JsonNode::toString);

  private final QueryTables tables;
  private final Fleet fleet;

  Listing(QueryTables tables, Fleet fleet) {
    this.tables = tables;
    this.fleet = fleet;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "The newest rows of a table here.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  /** The parameters of a page, behind those of a route. */
  static List<Parameter> parameters(Parameter... own) {
    List<Parameter> all = new ArrayList<>(Arrays.asList(own));
    all.add(Parameter.number("limit", "rows on the page, 1 to 1,000; 100 where not given"));
    all.add(Parameter.number("offset", "rows to leave out, 9,000 at most"));
    return List.copyOf(all);
  }

  /** Which rows are asked for. */
  record Page(int offset, int limit) {}

  static Page page(Request request) {
    return new Page(
        request.number("offset", 0, 0, DEEPEST - Parameters.MOST_ON_A_PAGE),
        request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE));
  }

  /** A page of the rows that have in a field what a parameter says, where it says something. */
  ObjectNode page(Request request, Table table, String parameter, String field) {
    String wanted = request.query(parameter);
    return rows(request, table, wanted == null ? null : field, wanted == null ? "" : wanted);
  }

  /** A page of the rows that have a value among those of a field. */
  ObjectNode pageAbout(Request request, Table table, String field, String value) {
    return rows(request, table, field, value);
  }

  /** Rows of a table, and whether an instance did not answer. */
  record Rows(List<JsonNode> rows, long total, boolean partial) {}

  /** The newest rows that have a value among those of a field, in no order. */
  Rows about(Table table, String field, String value, int most) {
    return ask(table, field, value, most);
  }

  private Rows ask(Table table, @Nullable String field, String value, int most) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("table", table.code()).put("field", field).put("value", value);
    question.put("most", most);
    Fleet.Answers answers = fleet.ask(PATH, question, WITHIN, this::here);
    List<JsonNode> rows = new ArrayList<>();
    long total = 0;
    for (JsonNode answer : answers.nodes()) {
      answer.path("rows").forEach(rows::add);
      total += answer.path("total").asLong();
    }
    return new Rows(rows, total, answers.partial());
  }

  private ObjectNode rows(Request request, Table table, @Nullable String field, String value) {
    Page wanted = page(request);
    Rows found = ask(table, field, value, wanted.offset() + wanted.limit());
    List<JsonNode> rows = found.rows();
    rows.sort(OLDEST_FIRST.reversed());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode data = page.putArray("data");
    rows.stream()
        .skip(wanted.offset())
        .limit(wanted.limit())
        .forEach(row -> data.add(shown(row, request)));
    return page.put("total", found.total()).put("partial", found.partial());
  }

  /** What people write as a reason may tell of persons. */
  private static JsonNode shown(JsonNode row, Request request) {
    return request.isMasked() && row instanceof ObjectNode node ? node.without("reason") : row;
  }

  private ObjectNode here(ObjectNode question) {
    Table table = Table.of(question.path("table").asInt()).orElse(Table.STEWARDSHIP);
    JsonNode field = question.path("field");
    String value = question.path("value").asText();
    int most = question.path("most").asInt();
    PriorityQueue<JsonNode> newest = new PriorityQueue<>(OLDEST_FIRST);
    long[] total = {0};
    tables.each(
        table,
        (key, bytes) -> {
          JsonNode row = StoredDecision.parse(bytes);
          if (!field.isTextual() || has(row.path(field.asText()), value)) {
            total[0]++;
            newest.add(named(key, row));
            if (newest.size() > most) {
              newest.poll();
            }
          }
        });
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", total[0]);
    newest.forEach(answer.putArray("rows")::add);
    return answer;
  }

  private static JsonNode named(String key, JsonNode row) {
    ObjectNode node = row.deepCopy();
    return node.put("id", key);
  }

  private static boolean has(JsonNode field, String value) {
    if (!field.isArray()) {
      return field.asText().equals(value);
    }
    for (JsonNode one : field) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
