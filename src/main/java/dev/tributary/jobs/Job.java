package dev.tributary.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job, as its topic says it is.
 *
 * @param id a UUID
 * @param updatedAt when its instance last said something of it
 * @param end what came of it; null while it runs
 */
public record Job(
    String id,
    JobType type,
    Start start,
    JobState state,
    JobProgress progress,
    Instant updatedAt,
    @Nullable End end) {

  /**
   * How it began.
   *
   * @param by the name of the key
   * @param note why, in the words of who started it; may be empty
   * @param instance that works on it
   * @param parameters what it was started with, as far as others may see that
   */
  public record Start(String by, String note, String instance, Instant at, ObjectNode parameters) {}

  /**
   * What came of it.
   *
   * @param error why it did not succeed, in words without values of records; null where it did
   * @param result what it found, in short; null where it found nothing
   * @param document what it made; null where it made none
   */
  public record End(
      Instant at,
      @Nullable String error,
      @Nullable ObjectNode result,
      @Nullable JobDocument document) {}

  static Job begun(String id, JobType type, Start start) {
    return new Job(id, type, start, JobState.RUNNING, JobProgress.NONE, start.at(), null);
  }

  /** Whether somebody works on it. */
  public boolean isOpen() {
    return state.isOpen();
  }

  Job at(JobProgress now, Instant when) {
    return new Job(id, type, start, state, now, when, null);
  }

  Job in(JobState other) {
    return new Job(id, type, start, other, progress, updatedAt, end);
  }

  Job ended(JobState how, JobProgress last, End with) {
    return new Job(id, type, start, how, last, with.at(), with);
  }

  /** What it is where nothing was heard of it for too long. */
  Job interrupted() {
    String why = "the instance that worked on it is gone; run it again";
    return ended(JobState.INTERRUPTED, progress, new End(updatedAt, why, null, null));
  }
}
