package dev.tributary.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import dev.tributary.stewardship.AuditEntry;
import dev.tributary.stewardship.Decider;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.DigestKey;
import dev.tributary.topology.suppression.SuppressionList;
import dev.tributary.topology.suppression.SuppressionRow;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Sees to the key that records are digested with, and lets records come again. */
public final class SuppressionDesk {
  private static final int SALT_BYTES = 32;
  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final TopicWriter writer;
  private final Topics topics;

  public SuppressionDesk(TopicWriter writer, Topics topics) {
    this.writer = writer;
    this.topics = topics;
  }

  /**
   * The keys that digests are made with, the first for new ones. Where there is none, one is made
   * and kept on the topic; two instances that do so at once make two, and both hold.
   */
  public synchronized List<DigestKey> keys(SuppressionList list) {
    Instant now = Instant.now();
    if (list.hasSecret()) {
      DigestKey own = list.digests().keys().get(0);
      write(own, SuppressionRow.ofSecret(now), now);
    } else if (list.digests().keys().isEmpty()) {
      byte[] salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      write(new DigestKey(salt), SuppressionRow.ofSalt(salt, now), now);
      awaitKey(list);
    }
    return list.digests().keys();
  }

  private void write(DigestKey key, byte[] value, Instant now) {
    writer.write(List.of(Messages.of(topics.suppressions(), key.id(), value, now.toEpochMilli())));
  }

  private static void awaitKey(SuppressionList list) {
    long deadline = System.nanoTime() + READ_WITHIN.toNanos();
    while (list.digests().keys().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new UnavailableException(
            "the key of erasures was not read back in time; ask again", Duration.ofSeconds(1));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Lets a record come again; says whether it was suppressed. */
  public boolean lift(SuppressionList list, RecordKey record, Decider by) {
    List<String> digests = list.digests().digestsOf(record);
    long now = System.currentTimeMillis();
    List<Message> messages = new ArrayList<>();
    for (String digest : digests) {
      messages.add(
          AuditEntry.message(
              topics,
              new AuditEntry(
                  "lift_suppression", by, digest, JsonNodeFactory.instance.arrayNode(), null, null),
              now));
      messages.add(Messages.of(topics.suppressions(), digest, null, now));
    }
    writer.write(messages);
    return !digests.isEmpty();
  }
}
