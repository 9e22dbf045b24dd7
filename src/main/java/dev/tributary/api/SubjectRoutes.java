package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.erasure.Erasing;
import dev.tributary.erasure.Receipt;
import dev.tributary.erasure.SuppressionDesk;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erasure of subjects, its receipts, and the list of what must not come back. */
final class SubjectRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SubjectRoutes.class);
  private static final int MOST_RECORDS = 1_000;
  private static final int MOST_WAITING = 100;
  private static final int TRY_AGAIN_SECONDS = 60;
  private static final String WAIT = "wait_millis";
  private static final int USUAL_WAIT_MILLIS = 20_000;
  private static final int LONGEST_WAIT_MILLIS = 60_000;
  private static final Parameter WAITING =
      Parameter.number(WAIT, "how long to wait for the end, 0 to 60,000; 20,000 where not given");

  private final SubjectOrders orders;
  private final FleetErasure fleet;
  private final SuppressionDesk desk;
  private final Answering answering;
  private final Supplier<Erasing> erasing;
  private final Map<String, CompletableFuture<Receipt>> running = new ConcurrentHashMap<>();
  private final Executor thread;

  /**
   * @param erasing by the spec in force
   * @param thread where one after the other is done
   */
  SubjectRoutes(
      SubjectOrders orders,
      FleetErasure fleet,
      SuppressionDesk desk,
      Answering answering,
      Supplier<Erasing> erasing,
      Executor thread) {
    this.orders = orders;
    this.fleet = fleet;
    this.desk = desk;
    this.answering = answering;
    this.erasing = erasing;
    this.thread = thread;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "DELETE",
            "/v1/subjects/{id}",
            Role.RUNNING,
            "Erases all records of an entity wherever they are, for good; 202 where it takes longer.",
            List.of(WAITING),
            List.of(),
            this::eraseEntity),
        Route.post(
            "/v1/subjects/erasures",
            Role.RUNNING,
            "Erases records by their names, known or not.",
            List.of(
                new Parameter("records", "array", true, "objects of source and id, 1,000 at most"),
                WAITING),
            this::eraseRecords),
        Route.get(
            "/v1/subjects/erasures/{id}",
            Role.RUNNING,
            "The receipt of an erasure: what was removed, and what remains until when.",
            List.of(),
            this::receipt),
        Route.get(
            "/v1/suppressions/{source}/{id}",
            Role.RUNNING,
            "Whether a record was erased and must not come back.",
            List.of(),
            this::suppressed),
        Route.delete(
            "/v1/suppressions/{source}/{id}",
            Role.RUNNING,
            "Lets a record that was erased come again.",
            this::lift));
  }

  private Reply eraseEntity(Request request) {
    int wait = request.number(WAIT, USUAL_WAIT_MILLIS, 0, LONGEST_WAIT_MILLIS);
    String id = Parameters.entityId(request.path("id"));
    return erase(orders.ofEntity(id, Desk.decider(request, null)), wait);
  }

  private Reply eraseRecords(Request request) {
    ObjectNode body = request.json();
    int wait = Parameters.number(body, WAIT, USUAL_WAIT_MILLIS, 0, LONGEST_WAIT_MILLIS);
    JsonNode named = Parameters.list(body, "records", MOST_RECORDS);
    List<RecordKey> records = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      records.add(Parameters.record(named.get(i), "records[" + i + "]"));
    }
    if (records.isEmpty()) {
      throw HttpFailure.invalid("records is empty; name those that are to be erased");
    }
    return erase(orders.ofRecords(records, Desk.decider(request, null)), wait);
  }

  private Reply erase(Erasing.Order order, int waitMillis) {
    CompletableFuture<Receipt> done = running.get(order.receiptId());
    if (done == null) {
      done = begun(order);
    }
    try {
      return Reply.json(done.get(waitMillis, TimeUnit.MILLISECONDS).json());
    } catch (TimeoutException e) {
      String link = "/v1/subjects/erasures/" + order.receiptId();
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      answer.put("receipt_id", order.receiptId()).put("status", "running").put("link", link);
      return Reply.json(202, answer).with("Location", link);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnavailableException known
          ? known
          : new UnavailableException(
              "the erasure was broken off; ask again, and it goes on", Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw HttpFailure.unavailable("the instance is being closed", 5);
    }
  }

  /** What is answered with 202 is on the topics before, and stays there where this process ends. */
  private CompletableFuture<Receipt> begun(Erasing.Order order) {
    if (running.size() >= MOST_WAITING) {
      throw HttpFailure.busy(
          "%d erasures wait for their turn; ask again later".formatted(MOST_WAITING),
          TRY_AGAIN_SECONDS);
    }
    Erasing work = erasing.get();
    Receipt receipt = work.begin(order);
    return running.computeIfAbsent(
        order.receiptId(),
        id -> CompletableFuture.supplyAsync(() -> done(work, order, receipt), thread));
  }

  private Receipt done(Erasing work, Erasing.Order order, Receipt receipt) {
    try {
      return work.erase(order, receipt);
    } catch (RuntimeException e) {
      LOG.warn("the erasure {} was broken off: {}", order.receiptId(), e.toString());
      throw e;
    } finally {
      running.remove(order.receiptId());
    }
  }

  private Reply receipt(Request request) {
    JsonNode receipt = fleet.receipt(Parameters.entityId(request.path("id")));
    if (receipt == null) {
      throw HttpFailure.unknown("there is no receipt with this id, or not yet");
    }
    return Reply.json(receipt);
  }

  private RecordKey record(Request request) {
    String source = request.path("source");
    answering.checkSource(source);
    String id = request.path("id");
    if (id.isEmpty()) {
      throw HttpFailure.invalid("the address names no record: its id is empty");
    }
    return new RecordKey(source, id);
  }

  private Reply suppressed(Request request) {
    RecordKey record = record(request);
    return Reply.json(answer(record).put("suppressed", fleet.list().has(record)));
  }

  private Reply lift(Request request) {
    RecordKey record = record(request);
    if (!desk.lift(fleet.list(), record, Desk.decider(request, null))) {
      throw HttpFailure.unknown("this record was not erased, or may come again already");
    }
    return Reply.json(answer(record).put("status", "lifted"));
  }

  private static ObjectNode answer(RecordKey record) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("source_name", record.source()).put("external_id", record.id());
  }
}
