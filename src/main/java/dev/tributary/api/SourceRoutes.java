package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reading;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.ingest.SourceLook;
import dev.tributary.query.Lookup;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecDescription.Element;
import dev.tributary.spec.SpecDescription.Section;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.Suppressions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from a source, and what the spec makes of it. */
final class SourceRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SourceRoutes.class);
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int USUAL_EVENTS = 10;
  private static final int MOST_EVENTS = 50;
  private static final int LOOKED_AT_FOR_COLUMNS = 200;
  private static final int AT_ONCE = 2;

  private final Answering answering;
  private final SourceLook look;
  private final Topics topics;
  private final Supplier<@Nullable Resolver> resolver;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @param resolver which knows what was erased; null before it resolves
   */
  SourceRoutes(Answering answering, KafkaAccess broker, Supplier<@Nullable Resolver> resolver) {
    this.answering = answering;
    this.resolver = resolver;
    this.look = new SourceLook(broker);
    this.topics = Topics.of(answering.plan().entityName());
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/ingest/sources/{id}/preview",
            Role.READING,
            "The last events of a source: as they came, as they are read, as they are compared.",
            List.of(Parameter.number("limit", "events, 1 to 50; 10 where not given")),
            this::preview),
        Route.get(
            "/v1/ingest/sources/{id}/mapping",
            Role.READING,
            "Which columns of a source become which attributes, and which are seen and not used.",
            List.of(),
            this::mapping));
  }

  private Reply preview(Request request) {
    String source = source(request);
    int limit = request.number("limit", USUAL_EVENTS, 1, MOST_EVENTS);
    SourceLook.Seen seen = look(source, limit);
    SourceEvents events =
        new SourceEvents(
            answering.plan(), source, answering.masking(), request.isMasked(), suppressions());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("source", source);
    ArrayNode data = answer.putArray("data");
    seen.newestFirst().forEach(event -> data.add(events.shown(event)));
    note(source, data, request.reading());
    return Reply.json(answer.put("partial", seen.partial()));
  }

  /** The audit knows entities; an event may be of a record that has none, or has one no more. */
  private void note(String source, ArrayNode events, Reading reading) {
    Set<Lookup> records = new LinkedHashSet<>();
    events.forEach(event -> records.add(Lookup.crosswalk(source, event.path("id").asText())));
    try {
      for (JsonNode row : answering.reader().read(List.copyOf(records), false).nodes()) {
        if (row == null) {
          reading.others(1);
        } else {
          reading.entity(row.path("entity_id").asText());
        }
      }
    } catch (UnavailableException e) {
      reading.others(records.size());
    }
  }

  private Suppressions suppressions() {
    Resolver running = resolver.get();
    if (running == null) {
      throw HttpFailure.unavailable("the resolver is being started", 1);
    }
    return running.suppressions();
  }

  private String source(Request request) {
    String source = request.path("id");
    answering.checkSource(source);
    return source;
  }

  private SourceLook.Seen look(String source, int most) {
    if (!places.tryAcquire()) {
      throw HttpFailure.busy("%d sources are being looked at; ask again".formatted(AT_ONCE), 1);
    }
    try {
      return look.last(topics.source(source), most, WITHIN);
    } catch (KafkaException e) {
      LOG.warn("a source cannot be looked at: {}", e.toString());
      throw new UnavailableException("the broker does not tell the events of the source", RETRY);
    } finally {
      places.release();
    }
  }

  private Reply mapping(Request request) {
    String source = source(request);
    Plan plan = answering.plan();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("source", source);
    answer.put("primary_key", plan.primaryKey(source));
    answer.put("identity_version", plan.identityVersion());
    ArrayNode attributes = answer.putArray("attributes");
    for (Element element : plan.description().elements()) {
      String name = element.name();
      if (element.section() == Section.MAPPING && name.startsWith(source + ".")) {
        String attribute = name.substring(source.length() + 1);
        ObjectNode node = attributes.addObject().put("attribute", attribute);
        element.traits().forEach(node::put);
        node.put("personal", answering.masking().isPersonal(attribute));
      }
    }
    seen(plan, source, answer);
    return Reply.json(answer);
  }

  /** Names of columns are no values. */
  private void seen(Plan plan, String source, ObjectNode answer) {
    SourceLook.Seen seen = look(source, LOOKED_AT_FOR_COLUMNS);
    SourceEvents events =
        new SourceEvents(plan, source, answering.masking(), true, Suppressions.NONE);
    Map<String, Integer> counts = new TreeMap<>();
    plan.columns(source).forEach(column -> counts.put(column, 0));
    int rows = 0;
    for (var event : seen.newestFirst()) {
      if (events.decoded(event) instanceof Changed changed && changed.change().columns() != null) {
        rows++;
        changed.change().columns().keySet().forEach(name -> counts.merge(name, 1, Integer::sum));
      }
    }
    ArrayNode mapped = answer.putArray("columns");
    ArrayNode unmapped = answer.putArray("unmapped");
    counts.forEach(
        (name, count) ->
            (plan.columns(source).contains(name) ? mapped : unmapped)
                .addObject()
                .put("column", name)
                .put("rows_with_value", count));
    answer.put("rows_looked_at", rows).put("partial", seen.partial());
  }
}
