package dev.tributary.jobs;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the jobs of an instance. */
public final class JobMeters {
  private final Map<JobType, LongAdder> running = new ConcurrentHashMap<>();
  private final Map<Ended, LongAdder> ended = new ConcurrentHashMap<>();

  /** Jobs of a type that ended in one way. */
  public record Ended(JobType type, JobState state) {}

  void began(JobType type) {
    running.computeIfAbsent(type, any -> new LongAdder()).increment();
  }

  void ended(JobType type, JobState how) {
    running.computeIfAbsent(type, any -> new LongAdder()).decrement();
    ended.computeIfAbsent(new Ended(type, how), any -> new LongAdder()).increment();
  }

  /** How many jobs of each type run here. */
  public Map<JobType, Long> running() {
    Map<JobType, Long> now = new EnumMap<>(JobType.class);
    for (JobType type : JobType.values()) {
      LongAdder count = running.get(type);
      now.put(type, count == null ? 0 : count.sum());
    }
    return now;
  }

  /** How many ended here since the process started. */
  public Map<Ended, Long> ended() {
    Map<Ended, Long> now = new ConcurrentHashMap<>();
    ended.forEach((key, count) -> now.put(key, count.sum()));
    return now;
  }
}
