package dev.tributary.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that a topic tells of, read in its order. All readers come to the same: of two that
 * begin a job of one type the first on the topic has it, unless nothing was heard of its job for
 * {@link #SILENCE} by the clock of the broker.
 */
final class JobHistory {
  /**
   * Instances say how far they are every few seconds; one that says nothing for so long is gone.
   */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String CANCEL = "cancel/";

  private final Map<String, Seen> jobs = new HashMap<>();
  private final Set<String> unwanted = new HashSet<>();

  private record Seen(Job job, long heardMillis) {
    boolean isSilentAt(long millis) {
      return millis - heardMillis > SILENCE.toMillis();
    }
  }

  /**
   * The key under which somebody says that a job should end. It is not the job's own: what its
   * instance writes last about a job would be lost behind it.
   */
  static String cancelKey(String id) {
    return CANCEL + id;
  }

  /**
   * Takes the next message.
   *
   * @param value null where it is gone
   * @param appendedMillis when the broker stored it
   */
  void take(String key, @Nullable Job value, long appendedMillis) {
    if (key.startsWith(CANCEL)) {
      demand(key.substring(CANCEL.length()), value != null);
    } else if (value == null) {
      jobs.remove(key);
      unwanted.remove(key);
    } else {
      Seen known = jobs.get(key);
      if (known == null ? mayBegin(value, appendedMillis) : known.job().isOpen()) {
        jobs.put(key, new Seen(value, appendedMillis));
      } // else it is over, and stays as it is
    }
  }

  private void demand(String id, boolean wanted) {
    if (wanted) {
      unwanted.add(id);
    } else {
      unwanted.remove(id);
    }
  }

  private boolean mayBegin(Job job, long millis) {
    Seen holder = job.isOpen() ? open(job.type()) : null;
    if (holder == null) {
      return true;
    }
    if (!holder.isSilentAt(millis)) {
      return false;
    }
    jobs.put(holder.job().id(), new Seen(holder.job().interrupted(), holder.heardMillis()));
    return true;
  }

  private @Nullable Seen open(JobType type) {
    return jobs.values().stream()
        .filter(seen -> seen.job().type() == type && seen.job().isOpen())
        .findFirst()
        .orElse(null);
  }

  /** A job as it is at a time; null where there is none, or it was not allowed to begin. */
  @Nullable Job find(String id, long nowMillis) {
    Seen seen = jobs.get(id);
    return seen == null ? null : shown(seen, nowMillis);
  }

  /** The job of a type that somebody works on at a time; null where there is none. */
  @Nullable Job running(JobType type, long nowMillis) {
    Seen seen = open(type);
    return seen == null || seen.isSilentAt(nowMillis) ? null : shown(seen, nowMillis);
  }

  private Job shown(Seen seen, long nowMillis) {
    Job job = seen.job();
    if (!job.isOpen()) {
      return job;
    }
    if (seen.isSilentAt(nowMillis)) {
      return job.interrupted();
    }
    return unwanted.contains(job.id()) ? job.in(JobState.CANCELLING) : job;
  }

  /** All jobs at a time, the newest first. */
  List<Job> all(long nowMillis) {
    List<Job> all = new ArrayList<>();
    jobs.values().forEach(seen -> all.add(shown(seen, nowMillis)));
    all.sort(Comparator.comparing((Job job) -> job.start().at()).thenComparing(Job::id).reversed());
    return all;
  }
}
