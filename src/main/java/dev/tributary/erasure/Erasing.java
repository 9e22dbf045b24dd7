package dev.tributary.erasure;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.ingest.RefusedRowException;
import dev.tributary.ingest.SourceRows;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.Plan;
import dev.tributary.stewardship.AuditEntry;
import dev.tributary.stewardship.Decider;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.SourceDecoders;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.DigestKey;
import dev.tributary.topology.suppression.SuppressionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases subjects, in an order in which it can be broken off anywhere: what must not come back is
 * written down first, the receipt says done last, and to do any of it again does no harm.
 */
public final class Erasing {
  private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);
  private static final Duration GONE_WITHIN = Duration.ofMinutes(2);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final KafkaAccess broker;
  private final Plan plan;
  private final Topics topics;
  private final TopicWriter writer;
  private final Surroundings around;
  private final Duration keepDeleted;

  /**
   * @param plan of the spec, whose sources are looked through
   * @param keepDeleted how long the resolver remembers the name of a deleted record
   */
  public Erasing(
      KafkaAccess broker,
      Plan plan,
      TopicWriter writer,
      Surroundings around,
      Duration keepDeleted) {
    this.broker = broker;
    this.plan = plan;
    this.topics = Topics.of(plan.entityName());
    this.writer = writer;
    this.around = around;
    this.keepDeleted = keepDeleted;
  }

  /**
   * What somebody wants erased.
   *
   * @param receiptId the same whenever the same is wanted
   * @param records as far as they are known by name
   * @param digests of all records, those that are known by an earlier receipt alone among them
   * @param keys that digests may have been made with, the first for new ones
   */
  public record Order(
      String receiptId,
      List<RecordKey> records,
      Set<String> digests,
      List<DigestKey> keys,
      Decider by) {}

  /**
   * Takes an order: from now on nothing of the records comes back, and the receipt says that it is
   * not done, whatever becomes of this process.
   *
   * @throws UnavailableException where the broker did not confirm it
   */
  public Receipt begin(Order order) {
    Instant now = Instant.now();
    Receipt receipt =
        Receipt.begun(order.receiptId(), new TreeSet<>(order.digests()), order.by().name(), now);
    begin(order, receipt, now);
    return receipt;
  }

  /**
   * Erases what was begun, and returns once it is done.
   *
   * @throws UnavailableException where the broker or an instance did not answer in time; what was
   *     done so far holds, and doing it again goes on from there
   */
  public Receipt erase(Order order, Receipt receipt) {
    Subject subject = new Subject(order.keys(), order.digests());
    around.awaitSuppressed(subject.digests());
    SortedMap<String, TopicRetention> all = EntityTopics.read(broker, topics);
    try (TopicScan scan = TopicScan.ofCommitted(broker)) {
      Mentions mentions = new Mentions(sourcesIn(all), subject);
      NamingTopics naming = new NamingTopics(scan, topics, mentions);
      Set<RecordKey> records = removeRows(scan, subject, order.records(), all, receipt);
      awaitGone(records, receipt);
      removeNames(naming, subject, receipt);
      around.expunge(records);
      receipt.removed("search index", "entities that are gone; asked of every instance", 1);
      new Remainders(topics, plan.sources(), all).tell(receipt, keepDeleted, Instant.now());
      tellOfOthers(naming, receipt);
    }
    receipt.done(Instant.now());
    writer.write(List.of(receipt.message(topics, Instant.now())));
    LOG.info("erased {} records; the receipt is {}", order.digests().size(), receipt.id());
    return receipt;
  }

  /** Sources that a spec had once have left names of records behind. */
  private Set<String> sourcesIn(SortedMap<String, TopicRetention> all) {
    Set<String> sources = new TreeSet<>(plan.sources());
    all.keySet().forEach(topic -> topics.sourceOf(topic).ifPresent(sources::add));
    return sources;
  }

  /** The audit, what must not come back, and a receipt that says that it is not done. */
  private void begin(Order order, Receipt receipt, Instant now) {
    List<Message> messages = new ArrayList<>();
    JsonNode count = JsonNodeFactory.instance.objectNode().put("records", order.digests().size());
    messages.add(
        AuditEntry.message(
            topics,
            new AuditEntry(
                "erase_subject",
                order.by(),
                receipt.id(),
                JsonNodeFactory.instance.arrayNode(),
                null,
                count),
            now.toEpochMilli()));
    for (String digest : order.digests()) {
      messages.add(
          Messages.of(
              topics.suppressions(),
              digest,
              SuppressionRow.ofRecord(receipt.id(), now),
              now.toEpochMilli()));
    }
    messages.add(receipt.message(topics, now));
    writer.write(messages);
  }

  /** Deletes the records, under every key that the source topics have them by. */
  private Set<RecordKey> removeRows(
      TopicScan scan,
      Subject subject,
      Collection<RecordKey> known,
      SortedMap<String, TopicRetention> all,
      Receipt receipt) {
    Map<RecordKey, Long> records = new TreeMap<>();
    known.forEach(record -> records.put(record, 0L));
    long now = System.currentTimeMillis();
    for (String source : plan.sources()) {
      String topic = topics.source(source);
      if (!all.containsKey(topic)) {
        continue; // of a source that is new in the spec, and not read before a restart
      }
      SourceSweep sweep = new SourceSweep(topic, SourceDecoders.of(plan, source), subject);
      scan.each(topic, sweep::take);
      List<ProducerRecord<byte[], byte[]>> tombstones = sweep.tombstones(now);
      writer.send(tombstones);
      receipt.removed(topic, "rows, by tombstones for each of their keys", tombstones.size());
      if (sweep.withoutKey() > 0) {
        receipt.remains(
            topic,
            sweep.withoutKey() + " rows that came without a key",
            "no tombstone can be sent for them",
            requireNonNull(all.get(topic)).expired(Instant.now()));
      }
      sweep.records().forEach((record, time) -> records.merge(record, time, Math::max));
    }
    delete(records, now);
    return records.keySet();
  }

  /** The source may have forgotten the row, or its key says another name: this one is heard. */
  private void delete(Map<RecordKey, Long> records, long nowMillis) {
    SourceRows rows = new SourceRows(plan);
    List<Message> deletions = new ArrayList<>();
    for (Map.Entry<RecordKey, Long> entry : records.entrySet()) {
      RecordKey record = entry.getKey();
      try {
        if (plan.hasSource(record.source())) {
          long at = Math.max(nowMillis, entry.getValue());
          deletions.add(rows.deletion(record.source(), record.id(), at));
        }
      } catch (RefusedRowException e) {
        LOG.warn("a record of {} cannot be deleted by name: {}", record.source(), e.inWords());
      }
    }
    writer.write(deletions);
  }

  /**
   * What a source had that the spec has no more hears of no deletion: that is told, not awaited.
   */
  private void awaitGone(Set<RecordKey> records, Receipt receipt) {
    long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
    long unheard = records.stream().filter(record -> !plan.hasSource(record.source())).count();
    if (unheard > 0) {
      receipt.remains(
          "entities",
          "%d records of sources that the spec does not have any more".formatted(unheard),
          "nobody reads their deletion; take the sources into the spec again, and erase again",
          null);
    }
    for (RecordKey record : records) {
      if (plan.hasSource(record.source()) && !around.isGone(record, deadline)) {
        throw new UnavailableException(
            "the records were told to go, and are not gone yet; ask again", RETRY);
      }
    }
  }

  private void removeNames(NamingTopics naming, Subject subject, Receipt receipt) {
    long now = System.currentTimeMillis();
    write(receipt, topics.feedback(), "labels of pairs", naming.feedback(now));
    write(receipt, topics.opinions(), "answers of two stewards", naming.opinions(now));
    write(receipt, topics.stewardship(), "decisions, or their records", naming.stewardship(now));
    write(receipt, topics.audit(), "names and reasons in entries", naming.audit(now));
    Set<String> gone = new TreeSet<>();
    Set<String> shared = new TreeSet<>();
    long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
    for (String entity : naming.entitiesOfMergeLog()) {
      (around.livesWithout(entity, subject, deadline) ? shared : gone).add(entity);
    }
    write(receipt, topics.mergeLog(), "histories, from all tables", naming.mergeLog(gone, now));
    if (!shared.isEmpty()) {
      receipt.remains(
          "histories of entities",
          "names of records",
          "%d entities live that the subject was once part of".formatted(shared.size()),
          null);
    }
  }

  private void write(Receipt receipt, String topic, String what, List<Message> messages) {
    writer.write(messages);
    receipt.removed(topic, what, messages.size());
  }

  /** Other records' decisions name their candidates until they are decided about again. */
  private void tellOfOthers(NamingTopics naming, Receipt receipt) {
    for (String topic : List.of(topics.crosswalk(), topics.decisions(), topics.reviewQueue())) {
      int count = naming.count(topic);
      if (count > 0) {
        receipt.remains(
            topic,
            "names of records, in %d rows of other records".formatted(count),
            "until those records are decided about again",
            null);
      }
    }
  }
}
