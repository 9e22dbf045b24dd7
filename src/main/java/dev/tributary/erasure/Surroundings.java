package dev.tributary.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.model.RecordKey;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an erasure needs of the instances that answer: all of them together. */
public interface Surroundings {
  /**
   * Returns once every instance drops changes of these records.
   *
   * @throws dev.tributary.query.UnavailableException where one does not say so in time
   */
  void awaitSuppressed(Collection<String> digests);

  /** Waits until no table tells of a record any more; says whether that came true in time. */
  boolean isGone(RecordKey record, long deadlineNanos);

  /**
   * Waits until an entity has none of the subject's records any more.
   *
   * @return whether the id is that of an entity that lives, or leads to one
   * @throws dev.tributary.query.UnavailableException where that does not come true in time
   */
  boolean livesWithout(String entity, Predicate<RecordKey> subject, long deadlineNanos);

  /** The receipt of an id as it was kept last; null where there is none. */
  @Nullable JsonNode receipt(String id);

  /**
   * Has every instance remove from its files and stores what it keeps of records that are gone:
   * what was removed from its search index goes from the disk.
   */
  void expunge(Collection<RecordKey> records);
}
