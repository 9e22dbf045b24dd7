package dev.tributary.clustering;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How what a component makes known is told.
 *
 * @param spec the spec that it is told by
 * @param cause the record whose round or deletion is behind it, where one is
 */
record Telling(Outbox out, int spec, @Nullable RecordKey cause, long nowMillis) {
  Telling becauseOf(RecordKey record) {
    return new Telling(out, spec, record, nowMillis);
  }

  void publish(Output output) {
    out.publish(output, spec);
  }

  void log(
      EventType type, HeldId held, List<UUID> others, List<RecordKey> records, @Nullable Edge via) {
    publish(
        new Output.MergeLog(
            type, held.id(), held.revision(), others, records, via, cause, nowMillis));
  }

  /** Tells a record's actor its entity, where there is one. */
  void entity(Member member) {
    entity(out, member);
  }

  static void entity(Outbox out, Member member) {
    if (member.entity() != null) {
      out.toRecord(new RecordMessage.EntityIs(member.key(), member.version(), member.entity()));
    }
  }
}
