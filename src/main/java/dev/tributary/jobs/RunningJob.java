package dev.tributary.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A job that this instance works on: its work tells it how far it is, others tell it to end. */
final class RunningJob implements JobControl {
  private static final long TELL_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long HEARD_AGAIN_AFTER_NANOS = TimeUnit.SECONDS.toNanos(4);

  private final Job job;
  private final JobLog log;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile JobProgress progress = JobProgress.NONE;
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private JobProgress told = JobProgress.NONE;
  private long toldNanos = System.nanoTime();
  private boolean over;

  /** Why it should end. */
  enum Stop {
    CANCELLED,
    /** Others took it for gone, and may have begun anew. */
    LOST,
    CLOSING
  }

  RunningJob(Job job, JobLog log) {
    this.job = job;
    this.log = log;
  }

  Job job() {
    return job;
  }

  @Nullable Stop stopped() {
    return stop.get();
  }

  /** The first reason counts. */
  void stop(Stop why) {
    stop.compareAndSet(null, why);
    end.countDown();
  }

  @Override
  public void at(JobProgress now) {
    progress = now;
    check();
  }

  @Override
  public void check() {
    if (stop.get() != null) {
      throw new JobStoppedException();
    }
  }

  @Override
  public void pause(Duration time) {
    try {
      if (end.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new JobStoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStoppedException();
    }
  }

  /** Hears whether it should end, and tells that it goes on. */
  void beat() {
    Job known = log.find(job.id());
    if (known == null || !known.isOpen()) {
      stop(Stop.LOST);
    } else if (known.state() == JobState.CANCELLING) {
      stop(Stop.CANCELLED);
    }
    tell();
  }

  private synchronized void tell() {
    long since = System.nanoTime() - toldNanos;
    boolean isNews = !progress.equals(told) && since > TELL_AFTER_NANOS;
    if (!over && stop.get() != Stop.LOST && (isNews || since > HEARD_AGAIN_AFTER_NANOS)) {
      told = progress;
      log.save(job.at(told, Instant.ofEpochMilli(System.currentTimeMillis())));
      toldNanos = System.nanoTime();
    }
  }

  /** Says what came of it, once: nothing about it is written afterwards. */
  synchronized void over(JobState state, Job.End with) {
    if (!over && stop.get() != Stop.LOST) {
      log.save(job.ended(state, progress, with));
    }
    over = true;
  }
}
