package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.model.RecordKey;
import dev.tributary.query.Awaiting;
import dev.tributary.query.Lookup;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits until what became of a record can be read: its decision, its entity, the golden record. */
final class RecordWatch {
  private final EntityReader reader;
  private final Awaiting awaiting;

  RecordWatch(EntityReader reader, Awaiting awaiting) {
    this.reader = reader;
    this.awaiting = awaiting;
  }

  /** What became of a record: the decision about it, where it belongs, and its entity. */
  record Resolved(JsonNode decision, JsonNode crosswalk, Entity entity) {}

  /**
   * Waits for a decision and for what follows from it.
   *
   * @param isDecided whether a decision is the one that is waited for
   * @param before the decision as it was when the waiting began; null where there was none
   * @return null where it cannot be read by the deadline
   */
  @Nullable Resolved resolved(
      RecordKey key, Predicate<JsonNode> isDecided, @Nullable JsonNode before, long deadline) {
    Awaiting.Seen seen =
        awaiting.until(
            Lookup.decision(key.source(), key.id()),
            value -> value != null && isDecided.test(EntityReader.parse(value)),
            deadline);
    if (!seen.met() || seen.value() == null) {
      return null;
    }
    JsonNode decision = EntityReader.parse(seen.value());
    boolean wasThere = decision.equals(before);
    return entity(key, decision, wasThere ? arrival(decision) : at(decision), deadline);
  }

  private @Nullable Resolved entity(
      RecordKey key, JsonNode decision, Instant notBefore, long deadline) {
    Resolved found = null;
    while (true) {
      Awaiting.Seen row =
          awaiting.until(
              Lookup.crosswalk(key.source(), key.id()), value -> value != null, deadline);
      if (row.value() == null) {
        return null;
      }
      JsonNode crosswalk = EntityReader.parse(row.value());
      String id = crosswalk.path("entity_id").asText();
      Entity entity = reader.entity(id, false);
      if (entity != null && !updated(entity).isBefore(notBefore)) {
        return new Resolved(decision, crosswalk, entity);
      }
      // A round that was repeated without news leaves the golden record as it was.
      found =
          entity != null && !updated(entity).isBefore(arrival(decision))
              ? new Resolved(decision, crosswalk, entity)
              : null;
      if (System.nanoTime() >= deadline) {
        return found;
      }
      String wanted = entity == null ? id : entity.id();
      awaiting.until(
          Lookup.golden(wanted),
          value ->
              value != null && !time(EntityReader.parse(value), "updated_at").isBefore(notBefore),
          Math.min(deadline, System.nanoTime() + LOOK_AGAIN_NANOS));
    }
  }

  /** The record may move to another entity while the golden record of this one is watched. */
  private static final long LOOK_AGAIN_NANOS = 250_000_000;

  /** Waits until nothing tells of a record any more; says whether that came true in time. */
  boolean gone(RecordKey key, long deadline) {
    Predicate<byte @Nullable []> isGone = value -> value == null;
    return awaiting.until(Lookup.decision(key.source(), key.id()), isGone, deadline).met()
        && awaiting.until(Lookup.crosswalk(key.source(), key.id()), isGone, deadline).met();
  }

  private static Instant updated(Entity entity) {
    return time(entity.golden(), "updated_at");
  }

  private static Instant at(JsonNode decision) {
    return time(decision, "at");
  }

  private static Instant arrival(JsonNode decision) {
    return at(decision).minusMillis(decision.path("latency_millis").asLong());
  }

  private static Instant time(JsonNode value, String field) {
    return Instant.parse(value.path(field).asText());
  }
}
