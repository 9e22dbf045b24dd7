package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.erasure.Surroundings;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Lookup;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Table;
import dev.tributary.query.UnavailableException;
import dev.tributary.search.EntitySearch;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.suppression.SuppressionList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an erasure asks of all instances, and how this one answers. */
final class FleetErasure implements Surroundings {
  private static final String SUPPRESSED = "/internal/v1/suppressed";
  private static final String EXPUNGE = "/internal/v1/expunge";
  private static final String DIGESTS = "digests";
  private static final String RECORDS = "records";
  private static final String WISH = "wish";
  private static final String DONE = "done";
  private static final int MOST_WISHES = 1_000;
  private static final Duration ASK_WITHIN = Duration.ofSeconds(5);
  private static final Duration FORGET_WITHIN = Duration.ofSeconds(4);
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(30);

  /** Every golden record that was is looked at, tens of thousands in a second. */
  private static final Duration EXPUNGED_WITHIN = Duration.ofMinutes(10);

  private static final long ASK_AGAIN_NANOS = 100_000_000;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Supplier<@Nullable Resolver> resolver;
  private final Fleet fleet;
  private final EntityReader reader;
  private final RecordWatch records;
  private final EntitySearch search;
  private final QueryTables tables;
  private final Set<String> wishes = new HashSet<>();

  FleetErasure(
      Supplier<@Nullable Resolver> resolver,
      Fleet fleet,
      EntityReader reader,
      RecordWatch records,
      EntitySearch search,
      QueryTables tables) {
    this.resolver = resolver;
    this.fleet = fleet;
    this.reader = reader;
    this.records = records;
    this.search = search;
    this.tables = tables;
  }

  /** What instances ask each other. */
  List<Route> routes() {
    return List.of(
        Route.post(
            SUPPRESSED,
            Role.RUNNING,
            "Whether this instance drops changes of these records.",
            List.of(),
            request -> Reply.json(suppressedHere(request.json()))),
        Route.post(
            EXPUNGE,
            Role.RUNNING,
            "Removes from the files of the search what is not in it any more.",
            List.of(),
            request -> Reply.json(expungeHere(request.json()))));
  }

  /** What was erased, as this instance knows it; 503 before it resolves. */
  SuppressionList list() {
    Resolver running = resolver.get();
    if (running == null) {
      throw HttpFailure.unavailable("the resolver is being started", 1);
    }
    return running.suppressions();
  }

  private ObjectNode suppressedHere(ObjectNode question) {
    List<String> digests = new ArrayList<>();
    question.path(DIGESTS).forEach(digest -> digests.add(digest.asText()));
    return answer(list().digests().hasAll(digests));
  }

  /**
   * What an instance keeps of the records in {@code question} beside tables goes here. While
   * partitions are handed over it is not known which of them are here.
   */
  private ObjectNode expungeHere(ObjectNode question) {
    Set<RecordKey> gone = new TreeSet<>();
    question.path(RECORDS).forEach(record -> gone.add(RecordKey.parse(record.asText())));
    String wish = question.path(WISH).asText(gone.toString());
    if (isNew(wish)) {
      search.expunge();
    }
    return answer(tables.isReady() && forgotten(wish, gone) && search.isExpunged());
  }

  /** Who asks again asks how far it is. */
  private boolean isNew(String wish) {
    synchronized (wishes) {
      if (wishes.size() > MOST_WISHES) {
        wishes.clear();
      }
      return wishes.add(wish);
    }
  }

  /** Former golden records go row by row; who asks asks again until they are gone. */
  private boolean forgotten(String wish, Set<RecordKey> gone) {
    long deadline = System.nanoTime() + FORGET_WITHIN.toNanos();
    while (!tables.versions().forget(wish, gone)) {
      if (isOver(deadline)) {
        return false;
      }
      LockSupport.parkNanos(ASK_AGAIN_NANOS);
    }
    return true;
  }

  /** Whoever is interrupted does not wait any more: the service is being closed. */
  private static boolean isOver(long deadlineNanos) {
    return System.nanoTime() - deadlineNanos > 0 || Thread.currentThread().isInterrupted();
  }

  private static ObjectNode answer(boolean done) {
    return JsonNodeFactory.instance.objectNode().put(DONE, done);
  }

  @Override
  public void awaitSuppressed(Collection<String> digests) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    digests.forEach(question.putArray(DIGESTS)::add);
    askAll(SUPPRESSED, question, HEARD_WITHIN, this::suppressedHere);
  }

  @Override
  public void expunge(Collection<RecordKey> gone) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put(WISH, UUID.randomUUID().toString());
    ArrayNode list = question.putArray(RECORDS);
    gone.forEach(record -> list.add(record.toString()));
    askAll(EXPUNGE, question, EXPUNGED_WITHIN, this::expungeHere);
  }

  private void askAll(
      String path, ObjectNode question, Duration within, Function<ObjectNode, JsonNode> here) {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      Fleet.Answers answers = fleet.ask(path, question, ASK_WITHIN, here);
      if (!answers.partial()
          && answers.nodes().stream().allMatch(node -> node.path(DONE).asBoolean())) {
        return;
      }
      if (isOver(deadline)) {
        throw new UnavailableException(
            "an instance does not say that it has done its part of the erasure; ask again", RETRY);
      }
      LockSupport.parkNanos(ASK_AGAIN_NANOS);
    }
  }

  @Override
  public boolean isGone(RecordKey record, long deadlineNanos) {
    return records.gone(record, deadlineNanos);
  }

  @Override
  public boolean livesWithout(String entity, Predicate<RecordKey> subject, long deadlineNanos) {
    while (true) {
      Entity now = reader.entity(entity, false);
      if (now == null || now.members().stream().noneMatch(subject)) {
        return now != null;
      }
      if (isOver(deadlineNanos)) {
        throw new UnavailableException(
            "an entity still has a record that was erased; ask again", RETRY);
      }
      LockSupport.parkNanos(ASK_AGAIN_NANOS);
    }
  }

  @Override
  public @Nullable JsonNode receipt(String id) {
    return reader.read(new Lookup(Table.ERASURES, id), false);
  }
}
