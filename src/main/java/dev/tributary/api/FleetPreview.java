package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.clustering.Body;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.RecordPreview;
import dev.tributary.clustering.RecordRow;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.CorruptFormatException;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import dev.tributary.topology.RecordPreviews;
import dev.tributary.topology.format.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a record, put together from all instances: the actor of the record is asked
 * what it knows, every blocking partition what it would report, and the components of what matches
 * are fetched and divided here.
 */
final class FleetPreview {
  private static final String KNOWN = "/internal/v1/preview/record";
  private static final String BLOCKS = "/internal/v1/preview/blocks";
  private static final String COMPONENTS = "/internal/v1/preview/components";
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Looks at components that move; more are rarely needed. */
  private static final int MOST_LOOKS = 4;

  private static final int MOST_MEMBERS = 20_000;
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final Supplier<@Nullable RecordPreviews> previews;
  private final Fleet fleet;
  private final Duration within;

  /**
   * @param previews null while the resolver starts
   * @param within what is not known until then is missing, and the answer says so
   */
  FleetPreview(Supplier<@Nullable RecordPreviews> previews, Fleet fleet, Duration within) {
    this.previews = previews;
    this.fleet = fleet;
    this.within = within;
  }

  /**
   * What would become of a record.
   *
   * @param decision as it would be published
   * @param outcome with the entities that its entity would be made of
   * @param before the row that the record has now; null where there is none
   * @param partial whether something that may matter was not looked at
   */
  record Preview(
      JsonNode decision,
      RecordPreview.Outcome outcome,
      @Nullable Map<String, String> before,
      boolean partial) {}

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        between(KNOWN, "What the actor of a record here knows.", this::known),
        between(BLOCKS, "What the blocks here would report about a record.", this::blocks),
        between(COMPONENTS, "Components of records, as far as they are here.", this::components));
  }

  /** An answer to another instance. */
  private interface Answer {
    ObjectNode to(ObjectNode question);
  }

  private static Route between(String path, String summary, Answer answer) {
    return Route.post(
        path, Role.RUNNING, summary, List.of(), request -> Reply.json(answer.to(request.json())));
  }

  private RecordPreviews here() {
    RecordPreviews running = previews.get();
    if (running == null) {
      throw new UnavailableException("the resolver is starting; ask again", RETRY);
    }
    return running;
  }

  // ---- asking

  /**
   * Previews a record.
   *
   * @throws UnavailableException where nobody keeps the record's partition at the moment
   */
  Preview preview(RecordKey key, Map<String, String> columns) {
    RecordPreviews.Known known = askKnown(key);
    RecordPreview preview = here().begin(key, columns, known, System.currentTimeMillis());
    boolean partial = !askBlocks(key, columns, known.specs(), preview);
    SortedSet<RecordKey> wanted = new TreeSet<>(preview.tied());
    RecordRow row = known.row();
    Map<String, String> before = row == null || !row.isAlive() ? null : row.columns();
    if (before != null) {
      wanted.add(key);
    }
    Gathered gathered = gather(wanted);
    RecordPreview.Outcome outcome = preview.outcome(gathered.bodies(), here().division());
    int newest = known.specs().get(known.specs().size() - 1);
    JsonNode decision = EntityReader.parse(here().decision(outcome, newest));
    return new Preview(decision, outcome, before, partial || !gathered.isWhole());
  }

  RecordPreviews.Known askKnown(RecordKey key) {
    for (JsonNode answer : fleet.ask(KNOWN, Tied.name(key), within, this::known).nodes()) {
      if (answer.has("specs")) {
        List<Integer> specs = new ArrayList<>();
        answer.path("specs").forEach(spec -> specs.add(spec.asInt()));
        JsonNode row = answer.path("row");
        return new RecordPreviews.Known(
            row.isTextual() ? read(Formats.RECORD_ROW, row) : null, specs);
      }
    }
    throw new UnavailableException(
        "no instance with an API keeps the partition of this record at the moment; ask again",
        RETRY);
  }

  /** Answers whether all blocks were looked at. */
  private boolean askBlocks(
      RecordKey key, Map<String, String> columns, List<Integer> specs, RecordPreview preview) {
    ObjectNode question = Tied.name(key);
    ObjectNode row = question.putObject("columns");
    columns.forEach(row::put);
    specs.forEach(question.putArray("specs")::add);
    Set<Integer> looked = new TreeSet<>();
    for (JsonNode answer : fleet.ask(BLOCKS, question, within, this::blocks).nodes()) {
      for (JsonNode report : answer.path("reports")) {
        if (read(Formats.RECORD_MESSAGE, report) instanceof RecordMessage.Report found
            && looked.add(found.from())) {
          preview.take(found);
        }
      }
      answer.path("partitions").forEach(one -> looked.add(one.asInt()));
    }
    return looked.size() == here().partitions();
  }

  /**
   * Components that were fetched.
   *
   * @param isWhole whether those of all records are there
   */
  private record Gathered(Collection<Body> bodies, boolean isWhole) {}

  /**
   * The components of records: where a record says that it is, which may be another place by the
   * time that it is looked for.
   */
  private Gathered gather(SortedSet<RecordKey> records) {
    Map<String, Body> found = new TreeMap<>();
    Set<RecordKey> open = new TreeSet<>(records);
    long deadline = System.nanoTime() + within.toNanos();
    for (int look = 0; look < MOST_LOOKS && !open.isEmpty(); look++) {
      if (look > 0) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
      look(open, found);
      found.values().forEach(body -> body.members().forEach(member -> open.remove(member.key())));
      int members = found.values().stream().mapToInt(body -> body.members().size()).sum();
      if (members > MOST_MEMBERS || System.nanoTime() - deadline > 0) {
        break;
      }
    }
    return new Gathered(found.values(), open.isEmpty());
  }

  /** Who knows a record's component need not be who keeps it. */
  private void look(Set<RecordKey> open, Map<String, Body> found) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    ArrayNode records = question.putArray("records");
    open.forEach(record -> records.add(Tied.name(record)));
    Set<String> elsewhere = new TreeSet<>();
    ask(question, found, elsewhere);
    elsewhere.removeAll(found.keySet());
    if (!elsewhere.isEmpty()) {
      ObjectNode second = JsonNodeFactory.instance.objectNode();
      elsewhere.forEach(second.putArray("ids")::add);
      ask(second, found, new TreeSet<>());
    }
  }

  private void ask(ObjectNode question, Map<String, Body> found, Set<String> elsewhere) {
    for (JsonNode answer : fleet.ask(COMPONENTS, question, within, this::components).nodes()) {
      for (var component : answer.path("bodies").properties()) {
        found.put(component.getKey(), read(Formats.BODY, component.getValue()));
      }
      answer.path("elsewhere").forEach(id -> elsewhere.add(id.asText()));
    }
  }

  // ---- answering

  private ObjectNode known(ObjectNode question) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    try {
      RecordPreviews.Known known = here().known(keyOf(question));
      if (known != null) {
        known.specs().forEach(answer.putArray("specs")::add);
        RecordRow row = known.row();
        answer.put("row", row == null ? null : text(Formats.RECORD_ROW, row));
      }
    } catch (InvalidStateStoreException e) {
      // It is being handed over: this instance does not know it any more.
      answer.removeAll();
    }
    return answer;
  }

  private ObjectNode blocks(ObjectNode question) {
    Map<String, String> columns = new TreeMap<>();
    for (var column : question.path("columns").properties()) {
      columns.put(column.getKey(), column.getValue().asText());
    }
    List<Integer> specs = new ArrayList<>();
    question.path("specs").forEach(spec -> specs.add(spec.asInt()));
    RecordPreviews.Compared compared = here().compare(keyOf(question), columns, specs);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode reports = answer.putArray("reports");
    compared.reports().forEach(report -> reports.add(text(Formats.RECORD_MESSAGE, report)));
    compared.partitions().forEach(answer.putArray("partitions")::add);
    return answer;
  }

  private ObjectNode components(ObjectNode question) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode bodies = answer.putObject("bodies");
    ArrayNode elsewhere = answer.putArray("elsewhere");
    Set<ComponentId> ids = new TreeSet<>();
    question.path("ids").forEach(id -> ids.add(read(Formats.COMPONENT_ID, id)));
    try {
      for (JsonNode record : question.path("records")) {
        ComponentId home = here().home(keyOf(record));
        if (home != null) {
          ids.add(home);
        }
      }
      for (ComponentId id : ids) {
        Body body = here().component(id);
        String name = text(Formats.COMPONENT_ID, id);
        if (body == null) {
          elsewhere.add(name);
        } else {
          bodies.put(name, text(Formats.BODY, body));
        }
      }
    } catch (InvalidStateStoreException | CorruptFormatException e) {
      // Handed over, or read while it was written: the one who asks looks again.
      answer.put("again", true);
    }
    return answer;
  }

  private static RecordKey keyOf(JsonNode node) {
    return Parameters.record(node, "a record");
  }

  private static <T> String text(BinaryCodec<T> form, T value) {
    return Base64.getEncoder().encodeToString(form.toBytes(value));
  }

  private static <T> T read(BinaryCodec<T> form, JsonNode text) {
    try {
      return form.fromBytes(Base64.getDecoder().decode(text.asText()));
    } catch (IllegalArgumentException | CorruptFormatException e) {
      throw HttpFailure.unavailable("an instance of another version answered; ask again", 5);
    }
  }
}
