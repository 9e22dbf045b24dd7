package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.ResolverMetrics;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.http.ServiceMeters;
import dev.tributary.query.QueryTables;
import dev.tributary.spec.Plan;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverMeters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the service and its sources are doing. */
final class ServiceRoutes {
  private static final Duration WITHIN = Duration.ofSeconds(3);

  private final Plan plan;
  private final Supplier<@Nullable Resolver> resolver;
  private final QueryTables tables;
  private final TableCounts counts;
  private final Fleet fleet;
  private final ServiceMeters meters;
  private final boolean openMetrics;
  private final Supplier<String> moreMetrics;
  private final AgreementRoutes agreement;

  /**
   * @param moreMetrics of the parts of a service, in the text format of Prometheus
   */
  ServiceRoutes(
      Plan plan,
      Supplier<@Nullable Resolver> resolver,
      QueryTables tables,
      TableCounts counts,
      Fleet fleet,
      ServiceMeters meters,
      boolean openMetrics,
      Supplier<String> moreMetrics,
      AgreementRoutes agreement) {
    this.plan = plan;
    this.resolver = resolver;
    this.tables = tables;
    this.counts = counts;
    this.fleet = fleet;
    this.meters = meters;
    this.openMetrics = openMetrics;
    this.moreMetrics = moreMetrics;
    this.agreement = agreement;
  }

  List<Route> routes() {
    Set<Role> nobody = Set.of();
    return List.of(
        Route.get("/health/live", nobody, "Whether the process lives.", List.of(), this::live),
        Route.get(
            "/health/ready",
            nobody,
            "Whether this instance resolves and can answer; 503 where it cannot.",
            List.of(),
            this::ready),
        Route.get(
            "/metrics",
            openMetrics ? nobody : Role.READING,
            "Metrics in the text format of Prometheus.",
            List.of(),
            this::metrics),
        Route.get(
            "/v1/stats",
            Role.READING,
            "How many entities, records and open questions there are.",
            List.of(),
            this::stats),
        Route.get(
            "/v1/sources",
            Role.READING,
            "The sources of the spec, with their counts.",
            List.of(),
            this::sources),
        Route.get(
            "/v1/sources/{id}", Role.READING, "A source of the spec.", List.of(), this::source));
  }

  private Reply live(Request request) {
    Resolver running = resolver.get();
    boolean failed =
        tables.failure().isPresent() || (running != null && running.failure().isPresent());
    return status(!failed, failed ? "failed" : "live");
  }

  private Reply ready(Request request) {
    Resolver running = resolver.get();
    boolean resolves = running != null && running.failure().isEmpty();
    boolean ready = resolves && tables.isReady();
    return status(ready, ready ? "ready" : resolves ? "restoring tables" : "starting");
  }

  private static Reply status(boolean good, String word) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", word);
    return good ? Reply.json(node) : Reply.json(503, node).with("Retry-After", "1");
  }

  private Reply metrics(Request request) {
    Resolver running = resolver.get();
    String text = running == null ? "" : ResolverMetrics.of(running);
    return Reply.text(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        text + meters.text(plan.entityName()) + moreMetrics.get());
  }

  private record Gathered(TableCounts.Totals totals, boolean partial) {}

  private Gathered gather() {
    Fleet.Answers answers =
        fleet.ask(
            PeerRoutes.COUNTS,
            JsonNodeFactory.instance.objectNode(),
            WITHIN,
            any -> counts.totals().json());
    TableCounts.Totals sum = TableCounts.Totals.NONE;
    for (var node : answers.nodes()) {
      sum = sum.and(TableCounts.Totals.of(node));
    }
    return new Gathered(sum, answers.partial());
  }

  private Reply stats(Request request) {
    Gathered gathered = gather();
    TableCounts.Totals totals = gathered.totals();
    long records = totals.records();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("entity_type", plan.entityName());
    node.put("total_canonical_entities", totals.entities());
    node.put("total_external_entities", records);
    node.put("pending_reviews", totals.reviews());
    node.put("merge_rate", records == 0 ? 0 : 1 - (double) totals.entities() / records);
    node.put("total_sources", plan.sources().size());
    node.put("partial", gathered.partial());
    node.set("second_opinions", agreement.summary());
    return Reply.json(node);
  }

  private Reply sources(Request request) {
    Gathered gathered = gather();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode data = node.putArray("data");
    plan.sources().forEach(name -> data.add(describe(name, gathered.totals())));
    node.put("total", plan.sources().size()).put("partial", gathered.partial());
    return Reply.json(node);
  }

  private Reply source(Request request) {
    String name = request.path("id");
    if (!plan.hasSource(name)) {
      throw HttpFailure.unknown(
          "the spec has no such source; it has " + String.join(", ", plan.sources()));
    }
    return Reply.json(describe(name, gather().totals()));
  }

  private ObjectNode describe(String source, TableCounts.Totals totals) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", source).put("name", source);
    node.put("primary_key", plan.primaryKey(source));
    node.put("record_count", totals.recordsBySource().getOrDefault(source, 0L));
    ArrayNode columns = node.putArray("columns");
    plan.columns(source).stream().sorted().forEach(columns::add);
    Resolver running = resolver.get();
    if (running != null) {
      String topic = running.topics().source(source);
      node.put("topic", topic);
      node.put("lag", running.lags().byTopic().getOrDefault(topic, 0L));
      node.put("quarantined", quarantined(running.meters(), source));
    }
    return node;
  }

  /** Since this process started, and by it. */
  private static long quarantined(ResolverMeters meters, String source) {
    return meters.quarantinedByCause().entrySet().stream()
        .filter(entry -> entry.getKey().source().equals(source))
        .mapToLong(entry -> entry.getValue())
        .sum();
  }
}
