package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.ingest.RefusedRowException;
import dev.tributary.ingest.SourceRow;
import dev.tributary.ingest.SourceRows;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records that are sent and deleted one at a time, with what becomes of them in the answer. */
final class IngestRoutes {
  private static final int USUAL_WAIT_MILLIS = 5_000;
  private static final int LONGEST_WAIT_MILLIS = 30_000;
  private static final String WAIT = "wait_millis";
  private static final String WAIT_IN_WORDS =
      "how long to wait for what becomes of it, 0 to 30,000; 5,000 where not given";

  private final Answering answering;
  private final RecordWatch watch;
  private final SourceRows rows;
  private final TopicWriter writer;

  IngestRoutes(Answering answering, RecordWatch watch, SourceRows rows, TopicWriter writer) {
    this.answering = answering;
    this.watch = watch;
    this.rows = rows;
    this.writer = writer;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/v1/resolve/realtime",
            Role.SENDING,
            "Stores a record and tells its entity; 202 with a link where that takes too long.",
            List.of(
                Parameter.required("source_name", "the source of the record"),
                Parameter.required("external_id", "the record's primary key there"),
                new Parameter("data", "object", true, "the whole row, column to value"),
                Parameter.number(WAIT, WAIT_IN_WORDS)),
            this::realtime),
        new Route(
            "DELETE",
            "/v1/records/{source}/{id}",
            Role.SENDING,
            "Deletes a record; 202 where it takes too long to see that it is gone.",
            List.of(Parameter.number(WAIT, WAIT_IN_WORDS)),
            List.of(),
            this::delete));
  }

  private Reply realtime(Request request) {
    ObjectNode body = request.json();
    String source = Parameters.required(body, "source_name");
    answering.checkSource(source);
    String id = Parameters.required(body, "external_id");
    if (!(body.path("data") instanceof ObjectNode data)) {
      throw HttpFailure.invalid("data has to be an object: the whole row, column to value");
    }
    long deadline =
        deadline(Parameters.number(body, WAIT, USUAL_WAIT_MILLIS, 0, LONGEST_WAIT_MILLIS));
    JsonNode before = answering.reader().read(Lookup.decision(source, id), false);
    SourceRow row = row(source, id, data, before);
    writer.write(List.of(row.message()));
    RecordWatch.Resolved resolved =
        watch.resolved(row.key(), decision -> isAnswered(row, decision), before, deadline);
    return resolved == null
        ? pending(row.key())
        : Reply.json(answer(row, before, resolved, request));
  }

  private SourceRow row(String source, String id, ObjectNode data, @Nullable JsonNode before) {
    try {
      return rows.row(source, id, data, sendingTime(before));
    } catch (RefusedRowException e) {
      throw HttpFailure.invalid("data: " + e.inWords());
    }
  }

  /** What is sent here comes after what is known, even where a source's clock is ahead of ours. */
  static long sendingTime(@Nullable JsonNode decision) {
    long now = System.currentTimeMillis();
    return decision == null ? now : Math.max(now, eventMillis(decision));
  }

  private static long eventMillis(JsonNode decision) {
    return Instant.parse(decision.path("event_time").asText()).toEpochMilli();
  }

  /** The row was decided about, or a later one that came in between. */
  private static boolean isAnswered(SourceRow row, JsonNode decision) {
    return isOf(row, decision) || eventMillis(decision) > row.eventTimeMillis();
  }

  static boolean isOf(SourceRow row, JsonNode decision) {
    return row.contentHash(decision.path("version").asLong())
        .equals(decision.path("content_hash").asText());
  }

  private ObjectNode answer(
      SourceRow row, @Nullable JsonNode before, RecordWatch.Resolved resolved, Request request) {
    Entity entity = resolved.entity();
    JsonNode matched = resolved.crosswalk().path("decision").path("matched");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("source_name", row.key().source()).put("external_id", row.key().id());
    answer.put("status", before == null ? "new" : isOf(row, before) ? "unchanged" : "updated");
    answer.put("entity_id", entity.id());
    answer.put("entity_type", answering.plan().entityName());
    answer.put("is_new", before == null && !matched.isObject());
    answer.set("canonical_data", entity.data(answering.masking(), request));
    answer.set("matched_source", matched.path("source"));
    answer.set("matched", matched);
    answer.set("confidence", entity.golden().path("confidence"));
    answer.set("settling", entity.golden().path("settling"));
    answer.set("revision", entity.golden().path("revision"));
    answer.set("decision", resolved.decision());
    if (!isOf(row, resolved.decision())) {
      answer.put("superseded", true);
    }
    return answer;
  }

  private static Reply pending(RecordKey key) {
    String link = "/v1/resolve?system=%s&id=%s".formatted(encoded(key.source()), encoded(key.id()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("status", "pending").put("link", link);
    return Reply.json(202, answer).with("Location", link);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply delete(Request request) {
    String source = request.path("source");
    answering.checkSource(source);
    String id = request.path("id");
    long deadline = deadline(request.number(WAIT, USUAL_WAIT_MILLIS, 0, LONGEST_WAIT_MILLIS));
    JsonNode before = answering.reader().read(Lookup.decision(source, id), false);
    try {
      writer.write(List.of(rows.deletion(source, id, sendingTime(before))));
    } catch (RefusedRowException e) {
      throw HttpFailure.invalid("the id: " + e.inWords());
    }
    boolean gone = watch.gone(new RecordKey(source, id), deadline);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("source_name", source).put("external_id", id);
    answer.put("status", gone ? "deleted" : "pending").put("was_known", before != null);
    return Reply.json(gone ? 200 : 202, answer);
  }

  private static long deadline(int waitMillis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
  }
}
