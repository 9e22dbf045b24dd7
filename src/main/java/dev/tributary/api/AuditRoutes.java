package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.Table;
import dev.tributary.query.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who decided what, and who read what: of everything, and of one entity. */
final class AuditRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AuditRoutes.class);
  private static final String EVENT_TYPE = "event_type";
  private static final List<String> OF_READS = List.of("by", "from", "to");
  private static final Duration WITHIN = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int AT_ONCE = 2;

  private final Answering answering;
  private final Listing listing;
  private final ReadEntries reads;
  private final boolean readsAreOn;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @param readsAreOn whether reads are taken down from now on
   */
  AuditRoutes(Answering answering, Listing listing, ReadEntries reads, boolean readsAreOn) {
    this.answering = answering;
    this.listing = listing;
    this.reads = reads;
    this.readsAreOn = readsAreOn;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/audit",
            Role.DECIDING,
            "Who decided what, when and why, the newest first; with event_type=read who read what of"
                + " persons.",
            parameters(
                "force_merge, force_split, answer, opinion, lock, unlock, withdraw, publish_spec,"
                    + " run_job, cancel_job, erase_subject, lift_suppression or read"),
            this::audit),
        Route.get(
            "/v1/audit/entity/{id}",
            Role.DECIDING,
            "Who decided what about an entity, the newest first; with event_type=read who read it.",
            parameters("read; without it decisions"),
            this::auditOfEntity));
  }

  private static List<Parameter> parameters(String types) {
    return Listing.parameters(
        Parameter.optional(EVENT_TYPE, types),
        Parameter.optional("by", "of reads: the name of a key"),
        Parameter.optional("from", "of reads: the first moment, ISO 8601 UTC"),
        Parameter.optional("to", "of reads: the first moment after, ISO 8601 UTC"));
  }

  private Reply audit(Request request) {
    return isOfReads(request)
        ? reads(request, null)
        : Reply.json(listing.page(request, Table.AUDIT, EVENT_TYPE, EVENT_TYPE));
  }

  private Reply auditOfEntity(Request request) {
    String id = Parameters.entityId(request.path("id"));
    if (isOfReads(request)) {
      return reads(request, id);
    }
    if (request.query(EVENT_TYPE) != null) {
      throw HttpFailure.invalid(EVENT_TYPE + " has to be read here, or left out");
    }
    ObjectNode page = listing.pageAbout(request, Table.AUDIT, "entities", id);
    if (page.path("total").asLong() == 0) {
      answering.existing(id, false);
    }
    return Reply.json(page);
  }

  private static boolean isOfReads(Request request) {
    boolean wanted = ReadEntry.EVENT_TYPE.equals(request.query(EVENT_TYPE));
    List<String> more = new ArrayList<>(OF_READS);
    more.removeIf(parameter -> request.query(parameter) == null);
    if (!wanted && !more.isEmpty()) {
      throw HttpFailure.invalid(
          "%s is for reads alone; add event_type=read".formatted(String.join(", ", more)));
    }
    return wanted;
  }

  private Reply reads(Request request, @Nullable String entity) {
    ReadEntries.Wanted wanted =
        new ReadEntries.Wanted(
            entity, request.query("by"), time(request, "from"), time(request, "to"));
    Listing.Page page = Listing.page(request);
    ReadEntries.Found found = find(wanted, page.offset() + page.limit());
    if (entity != null && found.newestFirst().isEmpty() && !found.partial()) {
      answering.existing(entity, false);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    found.newestFirst().stream().skip(page.offset()).limit(page.limit()).forEach(data::add);
    Instant since = found.since();
    answer.put("searched_since", since == null ? null : since.toString());
    return Reply.json(answer.put("partial", found.partial()).put("enabled", readsAreOn));
  }

  private ReadEntries.Found find(ReadEntries.Wanted wanted, int most) {
    if (!places.tryAcquire()) {
      throw HttpFailure.busy("%d are looking through reads; ask again".formatted(AT_ONCE), 1);
    }
    try {
      return reads.find(wanted, most, WITHIN);
    } catch (KafkaException e) {
      LOG.warn("the audit of reads cannot be looked through: {}", e.toString());
      throw new UnavailableException("the broker does not tell the reads", RETRY);
    } finally {
      places.release();
    }
  }

  private static @Nullable Instant time(Request request, String parameter) {
    String text = request.query(parameter);
    return text == null ? null : Parameters.time(parameter, text);
  }
}
