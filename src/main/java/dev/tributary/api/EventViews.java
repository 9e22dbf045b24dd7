package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.events.EventKind;
import java.util.Map;
import java.util.Set;

/** What of an event a caller may see. */
final class EventViews {
  private static final String NOTE = "note";

  /** Fields without values of records, of the kinds that others may get some in another version. */
  private static final Map<EventKind, Set<String>> WITHOUT_VALUES =
      Map.of(
          EventKind.MERGE_LOG,
          Set.of(
              "event_id",
              "event",
              "entity_id",
              "revision",
              "at",
              "sources",
              "targets",
              "records",
              "method",
              "score",
              "probability",
              "features",
              "approved_by",
              "spec_version",
              "cause"),
          EventKind.DECISIONS,
          Set.of(
              "source",
              "id",
              "outcome",
              "reason",
              "version",
              "candidates",
              "candidate_count",
              "not_looked_at",
              "at",
              "event_time",
              "latency_millis",
              "spec_version"),
          EventKind.REVIEWS,
          Set.of(
              "source",
              "id",
              "reason",
              "entity_id",
              "candidates",
              "candidate_count",
              "status",
              "created_at",
              "updated_at"));

  private EventViews() {}

  /** A value as a caller may see it; what people write may tell of persons. */
  static ObjectNode shown(EventKind kind, ObjectNode value, boolean masked) {
    if (kind == EventKind.JOBS) {
      value.remove("document");
    }
    if (masked) {
      Set<String> fields = WITHOUT_VALUES.get(kind);
      if (fields == null) {
        value.remove(kind == EventKind.STEWARDSHIP ? "reason" : NOTE);
      } else {
        value.retain(fields);
      }
    }
    return value;
  }
}
