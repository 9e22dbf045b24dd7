package dev.tributary.api;

import static dev.tributary.api.RouteCase.delete;
import static dev.tributary.api.RouteCase.get;
import static dev.tributary.api.RouteCase.post;
import static dev.tributary.http.Role.ADMIN;
import static dev.tributary.http.Role.INGESTER;
import static dev.tributary.http.Role.READER;
import static dev.tributary.http.Role.READER_MASKED;
import static dev.tributary.http.Role.STEWARD;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.spec.SmallSpec;
import java.util.ArrayList;
import java.util.List;

/** A right request to each route, in an order in which each finds what it is about. */
final class RouteCases {
  private RouteCases() {}

  static List<RouteCase> of(RouteSubjects about) {
    List<RouteCase> all = new ArrayList<>(open());
    all.addAll(reading(about));
    all.addAll(histories(about));
    all.addAll(describing());
    all.addAll(sending(about));
    all.addAll(deciding(about));
    all.addAll(jobs(about));
    all.addAll(files());
    all.addAll(erasing(about));
    return all;
  }

  private static List<RouteCase> open() {
    return List.of(
        get(READER_MASKED, "/health/live").has("/status=live"),
        get(READER_MASKED, "/health/ready").has("/status=ready"),
        get(READER_MASKED, "/openapi.json").has("/openapi", "/paths"),
        get(READER_MASKED, "/docs").has("~<h2>GET /v1/resolve</h2>"),
        get(READER_MASKED, "/metrics").has("~tributary_http_answers_total"));
  }

  private static List<RouteCase> reading(RouteSubjects about) {
    String id = about.customer();
    String entity = about.entity();
    return List.of(
        get(READER, "/v1/resolve")
            .ask("?system=crm&id=" + id)
            .has("/canonical_id=" + entity, "/canonical_data/email=" + about.email(), "/linked/1"),
        get(READER_MASKED, "/v1/resolve")
            .ask("?system=billing&id=" + id)
            .has("/canonical_id=" + entity, "/canonical_data/email=m***@example.com"),
        get(READER, "/v1/resolve").ask("?query=" + about.email()).has("/results/0/id=" + entity),
        get(READER, "/v1/entities")
            .ask("?q=" + about.email())
            .has("/data/0/id=" + entity, "/total"),
        post(READER, "/v1/resolve/bulk", "{'lookups': [{'source': 'crm', 'id': '" + id + "'}]}")
            .has("/resolved=1", "/results/0/entity_id=" + entity),
        get(READER, "/v1/canonical/{id}")
            .with("id", entity)
            .has("/id=" + entity, "/canonical_data/email=" + about.email(), "/is_locked=false"),
        get(READER, "/v1/canonical/{id}/linked")
            .with("id", entity)
            .has("/canonical/id=" + entity, "/linked/1/external_id=" + id, "/links/0", "/total=2"),
        post(READER, "/v1/entities/linked/bulk", "{'entity_ids': ['" + entity + "']}")
            .has("/results/" + entity + "/1/external_id=" + id, "/not_found=0"),
        post(
                READER,
                "/v1/resolve/preview",
                "{'source_name': 'crm', 'data': {'email': '"
                    + about.email()
                    + "', 'name': 'Mona Made'}}")
            .has("/decision=MERGE", "/entity_id=" + entity, "/candidates/0"),
        get(READER, "/v1/export").ask("?what=crosswalk").has("~\"" + entity + "\""));
  }

  private static List<RouteCase> histories(RouteSubjects about) {
    String id = about.customer();
    String entity = about.entity();
    return List.of(
        get(READER_MASKED, "/v1/entities/{id}/history")
            .with("id", entity)
            .has("/events/0/event_type=CREATE", "/events/1/event_type=MERGE", "/total=2"),
        get(READER_MASKED, "/v1/entities/{id}/graph")
            .with("id", entity)
            .has("/records/1", "/edges/0"),
        get(READER_MASKED, "/v1/entities/{id}/how").with("id", entity).has("/entity_id=" + entity),
        get(READER_MASKED, "/v1/why")
            .ask("?a=crm:%s&b=billing:%s".formatted(id, id))
            .has("/same_entity=true"));
  }

  private static List<RouteCase> describing() {
    String spec = JsonNodeFactory.instance.textNode(SmallSpec.text("processes")).toString();
    JsonNode rule =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "phone")
            .put("comparator", "exact")
            .put("m_probability", 0.8)
            .put("u_probability", 0.005);
    return List.of(
        get(READER_MASKED, "/v1/stats").has("/total_canonical_entities", "/partial=false"),
        get(READER_MASKED, "/v1/sources").has("/data/0/id=crm", "/data/0/lag"),
        get(READER_MASKED, "/v1/sources/{id}").with("id", "billing").has("/id=billing"),
        get(READER_MASKED, "/v1/identity/specs").has("/data/0/version=1", "/status"),
        get(READER_MASKED, "/v1/identity/specs/{version}").with("version", "1").has("/raw_yaml"),
        new RouteCase(
                "POST",
                "/v1/identity/specs",
                STEWARD,
                java.util.Map.of(),
                "",
                "{\"compile\": true, \"raw_yaml\": " + spec + "}",
                200,
                List.of())
            .has("/valid=true", "/plan_hash"),
        get(READER_MASKED, "/v1/rules").has("/data/0/name=email", "/plan_hash"),
        post(STEWARD, "/v1/rules", "{'compile': true, 'rule': " + rule + "}").has("/valid=true"),
        get(READER_MASKED, "/v1/rules/{name}/history")
            .with("name", "phone")
            .has("/history/0/change=added"));
  }

  private static List<RouteCase> sending(RouteSubjects about) {
    String id = about.arriving();
    return List.of(
        post(
                INGESTER,
                "/v1/resolve/realtime",
                ("{'source_name': 'crm', 'external_id': '%s', 'wait_millis': 30000,"
                        + " 'data': {'email': '%s@example.com'}}")
                    .formatted(id, id))
            .has("/status", "/entity_id"),
        post(
                INGESTER,
                "/v1/ingest/batch",
                "{'source_name': 'crm', 'entities': [{'id': '%s', 'email': '%s@example.com'}]}"
                    .formatted(id, id))
            .has("/ingested=1", "/unchanged=1"),
        delete(INGESTER, "/v1/records/{source}/{id}")
            .with("source", "crm")
            .with("id", id)
            .ask("?wait_millis=30000")
            .has("/status=deleted"));
  }

  private static List<RouteCase> deciding(RouteSubjects about) {
    String pair = pair(about.question());
    return List.of(
        get(READER_MASKED, "/v1/resolve/pending")
            .has("/data/0/entity_a_id", "/total", "/pending/0"),
        post(STEWARD, "/v1/resolve/pending/claim", "{" + pair + "}").has("/claimed_by=steward"),
        post(STEWARD, "/v1/resolve/pending/release", "{" + pair + "}").has("/status=released"),
        post(STEWARD, "/v1/resolve/quick", "{" + pair + ", 'decision': 'reject'}")
            .has("/status=rejected", "/decision_id=" + about.question().path("id").asText()),
        post(
                STEWARD,
                "/v1/resolve/quick/bulk",
                "{'decision': 'merge', 'items': [{" + pair(about.other()) + "}]}")
            .has("/answered=1", "/results/0/status=merged"),
        get(READER_MASKED, "/v1/overrides")
            .ask("?type=force_split")
            .has("/data/0/type=force_split"),
        post(
                STEWARD,
                "/v1/overrides",
                "{'override_type': 'force_merge', 'entity_a_id': '%s', 'entity_b_id': 'crm:%s'}"
                    .formatted(about.entity(), about.customer()))
            .answers(201, "/override_type=force_merge", "/id"),
        delete(STEWARD, "/v1/overrides/{id}")
            .with("id", about.decision())
            .has("/status=withdrawn", "/decision/type=force_split"),
        post(STEWARD, "/v1/entities/{id}/lock", "{'reason': 'VIP'}")
            .with("id", about.entity())
            .answers(201, "/type=lock"),
        delete(STEWARD, "/v1/entities/{id}/lock")
            .with("id", about.entity())
            .has("/status=withdrawn"),
        post(STEWARD, "/v1/entities/{id}/revert/{event_id}", "{'reason': 'two persons'}")
            .with("id", about.entity())
            .with("event_id", about.merge())
            .answers(201, "/status=reverted"),
        get(STEWARD, "/v1/review/agreement").has("/questions=0", "/kappa", "/by_pair"),
        get(STEWARD, "/v1/audit").ask("?event_type=lock").has("/data/0/by=steward"),
        get(STEWARD, "/v1/audit/entity/{id}")
            .with("id", about.entity())
            .has("/data/0/event_type", "/total"),
        get(STEWARD, "/v1/audit")
            .ask("?event_type=read&by=reader")
            .has("/data/0/by=reader", "/data/0/masked=false", "/partial=false", "/enabled=true"),
        get(STEWARD, "/v1/audit/entity/{id}")
            .with("id", about.entity())
            .ask("?event_type=read&by=reader-masked")
            .has("/data/0/masked=true", "/data/0/entities/0"),
        get(READER_MASKED, "/v1/feedback").has("/data/0/label"),
        post(
                ADMIN,
                "/v1/feedback",
                "{'labels': [{'entity_a_id': 'crm:crm-3', 'entity_b_id': 'crm:crm-4', 'label':"
                    + " 'no_match'}]}")
            .answers(201, "/labels/0/id"),
        delete(STEWARD, "/v1/feedback/{id}").with("id", about.label()).has("/status=deleted"));
  }

  private static List<RouteCase> jobs(RouteSubjects about) {
    return List.of(
        get(READER_MASKED, "/v1/jobs").has("/data/0/id", "/total"),
        get(READER_MASKED, "/v1/jobs/{id}").with("id", about.job()).has("/job_type=export"),
        get(READER_MASKED, "/v1/jobs/{id}/document").with("id", about.job()).answers(404, "/error"),
        post(READER, "/v1/jobs/run", "{'job_type': 'export', 'what': 'crosswalk'}")
            .answers(202, "/id"),
        post(ADMIN, "/v1/jobs/{id}/cancel", "{}")
            .with("id", about.job())
            .answers(409, "/current/job_type=export"),
        get(READER_MASKED, "/v1/quality"),
        // What comes of listening has a test of its own: an answer that ends is what this can wait
        // for.
        get(READER_MASKED, "/v1/events").ask("?since=nowhere").answers(400, "/error"));
  }

  private static List<RouteCase> files() {
    String csv =
        FileForm.of("crm", "rows.csv", "id,email\nfiled-1,filed@example.com\n".getBytes(UTF_8));
    byte[] parquet =
        FileForm.parquet(
            List.of("id", "email"), List.of(List.of("filed-2", "filed.2@example.com")));
    return List.of(
        RouteCase.send(INGESTER, "/v1/ingest/file/process", csv)
            .has("/ingested=1", "/rejected_count=0"),
        RouteCase.send(INGESTER, "/v1/ingest/parquet", FileForm.of("crm", "rows", parquet))
            .has("/ingested=1", "/rejected_count=0"),
        get(READER_MASKED, "/v1/ingest/sources/{id}/preview").with("id", "crm"),
        get(READER_MASKED, "/v1/ingest/sources/{id}/mapping").with("id", "crm"));
  }

  private static List<RouteCase> erasing(RouteSubjects about) {
    String gone = about.arriving();
    return List.of(
        post(
                ADMIN,
                "/v1/subjects/erasures",
                "{'records': [{'source': 'crm', 'id': '%s'}]}".formatted(gone))
            .has("/receipt_id", "/status=done"),
        get(ADMIN, "/v1/subjects/erasures/{id}")
            .with("id", about.receipt())
            .has("/receipt_id=" + about.receipt()),
        get(ADMIN, "/v1/suppressions/{source}/{id}")
            .with("source", "crm")
            .with("id", gone)
            .has("/suppressed=true"),
        delete(ADMIN, "/v1/suppressions/{source}/{id}")
            .with("source", "crm")
            .with("id", gone)
            .has("/status=lifted"),
        delete(ADMIN, "/v1/subjects/{id}")
            .with("id", about.entity())
            .has("/receipt_id", "/status=done"));
  }

  private static String pair(JsonNode question) {
    return "'entity_a_id': '%s', 'entity_b_id': '%s'"
        .formatted(question.path("entity_a_id").asText(), question.path("entity_b_id").asText());
  }
}
