package dev.tributary.topology;

import static java.util.Objects.requireNonNull;

import dev.tributary.clustering.RecordMessage;
import dev.tributary.codec.ChangeDecoder;
import dev.tributary.codec.DecodedChange;
import dev.tributary.codec.DecodedChange.Changed;
import dev.tributary.codec.DecodedChange.Unreadable;
import dev.tributary.model.SourceChange;
import dev.tributary.topology.format.Formats;
import dev.tributary.topology.format.InboxMessage;
import dev.tributary.topology.suppression.Suppressions;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes change events and sends each to the actor of its record; what cannot be read goes to the
 * quarantine as it came, with the cause in its headers. Stateless, so that nothing depends on how a
 * source topic is partitioned.
 *
 * <p>Of records that were erased only deletions pass: what else a source sends of them goes
 * nowhere, not even to the quarantine.
 */
public final class IntakeProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** A header of tombstones that an erasure sends; what they take away may never have been read. */
  public static final String OF_ERASURE = "tributary.erasure";

  private static final Logger LOG = LoggerFactory.getLogger(IntakeProcessor.class);

  private final Map<String, SourceIntake> byTopic;
  private final Suppressions suppressions;
  private final ResolverMeters meters;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  /** How the changes of a topic are read. */
  record SourceIntake(String source, ChangeDecoder decoder) {}

  IntakeProcessor(
      Map<String, SourceIntake> byTopic, Suppressions suppressions, ResolverMeters meters) {
    this.byTopic = byTopic;
    this.suppressions = suppressions;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> newContext) {
    context = newContext;
  }

  @Override
  public void process(Record<byte[], byte[]> event) {
    ProcessorContext<byte[], byte[]> here = requireNonNull(context);
    RecordMetadata origin = here.recordMetadata().orElseThrow();
    SourceIntake intake = byTopic.get(origin.topic());
    if (intake == null) {
      throw new IllegalStateException("no source has the topic " + origin.topic());
    }
    meters.changes.increment();
    long arrival = Math.max(0, event.timestamp());
    DecodedChange decoded = intake.decoder().decode(event.key(), event.value(), arrival);
    if (decoded instanceof Changed changed) {
      if (changed.change().columns() != null && suppressions.has(changed.change().key())) {
        meters.suppressed.increment();
      } else {
        send(here, changed.change());
      }
    } else if (decoded instanceof Unreadable unreadable) {
      if (isErased(event, intake)) {
        meters.suppressed.increment();
      } else {
        quarantine(here, event, intake.source(), unreadable);
      }
    }
  }

  /** An event that cannot be read, of a record that must not come back. */
  private boolean isErased(Record<byte[], byte[]> event, SourceIntake intake) {
    if (event.value() == null) {
      return event.headers().lastHeader(OF_ERASURE) != null;
    }
    return !suppressions.isEmpty()
        && intake.decoder().decode(event.key(), null, 0) instanceof Changed changed
        && suppressions.has(changed.change().key());
  }

  private void quarantine(
      ProcessorContext<byte[], byte[]> here,
      Record<byte[], byte[]> event,
      String source,
      Unreadable unreadable) {
    RecordMetadata origin = here.recordMetadata().orElseThrow();
    String cause = Quarantine.causeName(unreadable.cause());
    meters.quarantined.increment();
    meters.quarantined(source, cause);
    LOG.warn(
        "quarantined an event of {} ({}-{} at {}): {}",
        source,
        origin.topic(),
        origin.partition(),
        origin.offset(),
        unreadable.cause());
    here.forward(
        Quarantine.record(
            event,
            origin,
            new Quarantine.Story(source, cause, unreadable.message()),
            here.currentSystemTimeMs()),
        NodeNames.QUARANTINE);
  }

  private static void send(ProcessorContext<byte[], byte[]> here, SourceChange change) {
    long now = here.currentSystemTimeMs();
    InboxMessage message = new InboxMessage.ToRecord(new RecordMessage.Change(change, now));
    here.forward(
        new Record<>(Partitioning.keyOf(change.key()), Formats.INBOX_MESSAGE.toBytes(message), now),
        NodeNames.INTAKE_TO_INBOX);
  }
}
