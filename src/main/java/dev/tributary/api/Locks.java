package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Table;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.Plan;
import dev.tributary.topology.decision.DecisionFaultException;
import dev.tributary.topology.decision.DecisionReader;
import dev.tributary.topology.decision.StewardDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which locks hold a record, whoever made them: an index of the decisions that this instance keeps,
 * by the records that they name, and the way to those of the other instances. A lock names records,
 * and stays with them whatever id their entity has.
 */
final class Locks extends PerPartition<Locks.Part> {
  private static final String PATH = "/internal/v1/locks";
  private static final String RECORDS = "records";
  private static final String LOCKS = "locks";
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Supplier<Plan> plans;
  private volatile @Nullable ReaderOf reader;

  /** Reads decisions as the resolver does: what it leaves out locks nothing. */
  private record ReaderOf(Plan plan, DecisionReader reader) {
    static ReaderOf of(Plan plan) {
      return new ReaderOf(plan, new DecisionReader(plan.sources(), plan.limits().maxEntitySize()));
    }
  }

  /**
   * @param plans the spec that is resolved by, which may be another one at any time
   */
  Locks(Supplier<Plan> plans) {
    super(Part::new);
    this.plans = plans;
  }

  private DecisionReader reader() {
    Plan plan = plans.get();
    ReaderOf known = reader;
    if (known == null || known.plan() != plan) {
      known = ReaderOf.of(plan);
      reader = known;
    }
    return known.reader();
  }

  /** The locks of a partition: the records of each, and the other way round. */
  static final class Part {
    private final Map<String, List<RecordKey>> records = new ConcurrentHashMap<>();
    private final Map<RecordKey, Set<String>> locks = new ConcurrentHashMap<>();

    void put(String id, List<RecordKey> named) {
      remove(id);
      if (!named.isEmpty()) {
        records.put(id, named);
        named.forEach(
            record -> locks.computeIfAbsent(record, any -> ConcurrentHashMap.newKeySet()).add(id));
      }
    }

    private void remove(String id) {
      List<RecordKey> named = records.remove(id);
      if (named != null) {
        named.forEach(
            record ->
                locks.computeIfPresent(
                    record,
                    (any, ids) -> {
                      ids.remove(id);
                      return ids.isEmpty() ? null : ids;
                    }));
      }
    }
  }

  @Override
  void take(Part part, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    if (table == Table.STEWARDSHIP) {
      part.put(key, after == null ? List.of() : locked(key, after));
    }
  }

  private List<RecordKey> locked(String id, byte[] value) {
    try {
      StewardDecision decision = reader().read(id, value);
      return decision.kind() == StewardDecision.Kind.LOCK
          ? List.copyOf(decision.records())
          : List.of();
    } catch (DecisionFaultException e) {
      return List.of(); // the resolver put it into quarantine
    }
  }

  /** The ids of the locks here that hold any of some records. */
  SortedSet<String> here(Collection<RecordKey> records) {
    SortedSet<String> ids = new TreeSet<>();
    for (Part part : parts()) {
      for (RecordKey record : part.locks.isEmpty() ? List.<RecordKey>of() : records) {
        ids.addAll(part.locks.getOrDefault(record, Set.of()));
      }
    }
    return ids;
  }

  private ObjectNode here(JsonNode question) {
    List<RecordKey> records = new ArrayList<>();
    question.path(RECORDS).forEach(one -> records.add(RecordKey.parse(one.asText())));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    here(records).forEach(answer.putArray(LOCKS)::add);
    return answer;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            Role.RUNNING,
            "The locks here that hold any of some records.",
            List.of(),
            request -> Reply.json(here(request.json()))));
  }

  /**
   * The ids of the locks that hold an entity, wherever they are kept.
   *
   * @throws UnavailableException where an instance did not answer, and no other knows of a lock
   */
  SortedSet<String> of(Entity entity, Fleet fleet) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    ArrayNode records = question.putArray(RECORDS);
    entity.members().forEach(member -> records.add(member.toString()));
    Fleet.Answers answers = fleet.ask(PATH, question, WITHIN, this::here);
    SortedSet<String> ids = new TreeSet<>();
    answers.nodes().forEach(answer -> answer.path(LOCKS).forEach(id -> ids.add(id.asText())));
    if (ids.isEmpty() && answers.partial()) {
      throw new UnavailableException("an instance does not tell of its locks", RETRY);
    }
    return ids;
  }
}
