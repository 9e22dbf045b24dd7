package dev.tributary.query;

import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenMark;
import dev.tributary.topology.output.OutputReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The golden records that were, of the entities that this instance owns. */
public final class Versions {
  /** An entity that changes all day has versions without end. */
  private static final int MOST = 10_000;

  private final Stored stored;
  private final VersionSettings settings;

  Versions(Stored stored, VersionSettings settings) {
    this.stored = stored;
    this.settings = settings;
  }

  /** What this instance keeps, or a failure that tells to ask again. */
  interface Stored {
    /** The golden record of an entity; null where there is none. */
    byte @Nullable [] golden(String entity);

    /** The stored versions from a key to another. */
    KeyValueIterator<Bytes, byte[]> versions(Bytes from, Bytes to);
  }

  /**
   * What is known of an entity at a time.
   *
   * @param golden the golden record of that time; null where there was none, or it is not known
   * @param untilMillis when it was replaced; 0 where it has not been
   * @param nextMillis the next time from which on one is known; 0 where there is none
   */
  public record Found(byte @Nullable [] golden, long untilMillis, long nextMillis) {}

  /** A golden record and the one that replaced it. */
  public record Change(byte[] before, byte[] after) {}

  /** For how long a golden record is kept after it was replaced; zero for not at all. */
  public Duration keep() {
    return settings.keep();
  }

  /**
   * The golden record of an entity at a time.
   *
   * @throws UnavailableException where the entity is kept elsewhere or is being restored
   */
  public Found at(String entity, long millis, long nowMillis) {
    byte[] current = stored.golden(entity);
    GoldenMark now = current == null ? null : OutputReader.mark(current);
    if (now != null && now.updatedMillis() <= millis) {
      return new Found(current, 0, 0);
    }
    long oldest = nowMillis - settings.keep().toMillis();
    try (KeyValueIterator<Bytes, byte[]> rows =
        stored.versions(
            VersionForm.after(entity, Math.max(millis, oldest)), VersionForm.last(entity))) {
      return first(rows, millis, oldest, now == null ? 0 : now.updatedMillis());
    }
  }

  /**
   * Of versions that were replaced in one millisecond one may have been in force before it, and
   * their keys do not tell which: all of them are looked at.
   */
  private static Found first(
      KeyValueIterator<Bytes, byte[]> rows, long millis, long oldest, long otherwise) {
    Found next = null;
    long until = 0;
    while (rows.hasNext()) {
      KeyValue<Bytes, byte[]> row = rows.next();
      if (next != null && VersionForm.untilMillis(row.key) != until) {
        return next;
      }
      Found found = found(row, millis, oldest);
      if (found != null && found.golden() != null) {
        return found;
      }
      if (found != null && (next == null || found.nextMillis() < next.nextMillis())) {
        next = found;
        until = VersionForm.untilMillis(row.key);
      }
    }
    return next == null ? new Found(null, 0, otherwise) : next;
  }

  /**
   * The version that a row is, where it was in force or comes next; null where it is followed by
   * some that nobody saw, so that it is not known for how long it held.
   */
  private static @Nullable Found found(KeyValue<Bytes, byte[]> row, long millis, long oldest) {
    byte[] golden = VersionForm.golden(row.value);
    GoldenMark mark = OutputReader.mark(golden);
    long successor = VersionForm.successor(row.value);
    boolean whole = successor == VersionForm.RETIRED || successor == mark.revision() + 1;
    if (mark.updatedMillis() > millis) {
      return new Found(null, 0, Math.max(mark.updatedMillis(), oldest));
    } else if (millis < oldest) {
      return whole ? new Found(null, 0, oldest) : null;
    }
    return whole || mark.updatedMillis() == millis
        ? new Found(golden, VersionForm.untilMillis(row.key), 0)
        : null;
  }

  /** By revision, what each of some of an entity's golden records replaced; as far as is known. */
  public Map<Long, Change> changes(String entity, Set<Long> revisions) {
    byte[] current = stored.golden(entity);
    Map<Long, byte[]> known = new TreeMap<>();
    if (current != null) {
      known.put(OutputReader.mark(current).revision(), current);
    }
    try (KeyValueIterator<Bytes, byte[]> rows =
        stored.versions(VersionForm.first(entity), VersionForm.last(entity))) {
      for (int i = 0; i < MOST && rows.hasNext(); i++) {
        byte[] golden = VersionForm.golden(rows.next().value);
        known.put(OutputReader.mark(golden).revision(), golden);
      }
    }
    Map<Long, Change> changes = new TreeMap<>();
    for (long revision : revisions) {
      byte[] before = known.get(revision - 1);
      byte[] after = known.get(revision);
      if (before != null && after != null) {
        changes.put(revision, new Change(before, after));
      }
    }
    return changes;
  }

  /**
   * Forgets every former golden record that was made of one of these records, in the partitions
   * that this instance owns; ask each instance, and again until it is done. What is forgotten is
   * gone from the changelog within a week.
   *
   * @param wish names what is asked for: who asks again by the same name begins nothing anew
   * @return whether all are gone
   */
  public boolean forget(String wish, Set<RecordKey> records) {
    return settings.forgetting().forget(wish, records);
  }
}
