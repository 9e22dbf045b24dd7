package dev.tributary.jobs;

import dev.tributary.query.UnavailableException;
import dev.tributary.topology.ResolverException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the jobs of this instance, each in a thread of its own. Twice a second it hears whether
 * somebody wants one to end, and says every few seconds that they go on.
 */
public final class JobDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);
  private static final long BEAT_MILLIS = 500;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final Duration TELL_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int TELLINGS = 20;

  private final JobLog log;
  private final JobDocuments documents;
  private final String instance;
  private final int keep;
  private final JobMeters meters = new JobMeters();
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newCachedThreadPool(daemons("tributary-job"));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(daemons("tributary-job-clock"));

  /**
   * @param log the caller keeps and closes it
   * @param instance how this one is named to callers
   * @param keep how many jobs are remembered that are over
   */
  public JobDesk(JobLog log, JobDocuments documents, String instance, int keep) {
    this.log = log;
    this.documents = documents;
    this.instance = instance;
    this.keep = keep;
    var unused =
        clock.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** What it has counted. */
  public JobMeters meters() {
    return meters;
  }

  /**
   * What came of the wish to begin.
   *
   * @param begun false where one of its type runs already
   * @param job the one that runs
   */
  public record Begun(boolean begun, Job job) {}

  /**
   * Begins a job, unless one of its type runs somewhere.
   *
   * @param start who starts it; the instance is this one, whatever it says
   * @throws UnavailableException where the broker does not answer
   */
  public Begun begin(JobType type, Job.Start start, JobWork work) {
    Job.Start here =
        new Job.Start(start.by(), start.note(), instance, start.at(), start.parameters());
    Job wanted = Job.begun(UUID.randomUUID().toString(), type, here);
    Job now = log.begin(wanted);
    if (!now.id().equals(wanted.id()) || !now.isOpen()) {
      return new Begun(false, now);
    }
    RunningJob job = new RunningJob(wanted, log);
    running.put(wanted.id(), job);
    meters.began(type);
    workers.execute(() -> run(job, work));
    return new Begun(true, now);
  }

  private void beat() {
    for (RunningJob job : running.values()) {
      try {
        job.beat();
      } catch (UnavailableException e) {
        LOG.warn("job {} was not heard of for a moment: {}", job.job().id(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("job {} was not heard of for a moment: {}", job.job().id(), e.toString());
      }
    }
  }

  private void run(RunningJob job, JobWork work) {
    LOG.info("job {} of type {} begins", job.job().id(), job.job().type().word());
    Outcome outcome = outcome(job, work);
    try {
      tell(job, outcome);
      forgetOld();
    } catch (UnavailableException | KafkaException e) {
      LOG.warn("what came of job {} was not stored: {}", job.job().id(), e.getMessage());
    } finally {
      running.remove(job.job().id());
      meters.ended(job.job().type(), outcome.state());
      LOG.info("job {} {}", job.job().id(), outcome.state().word());
    }
  }

  private record Outcome(JobState state, Job.End end) {
    static Outcome without(JobState state, String why) {
      return new Outcome(state, new Job.End(now(), why, null, null));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }

  private Outcome outcome(RunningJob job, JobWork work) {
    try {
      JobWork.Made made = work.run(job);
      byte[] document = made.document();
      return new Outcome(
          JobState.SUCCEEDED,
          new Job.End(
              now(),
              null,
              made.result(),
              document == null ? null : documents.write(job.job().id(), document)));
    } catch (JobStoppedException e) {
      return stopped(job.stopped());
    } catch (JobFailedException | ResolverException | UnavailableException e) {
      return Outcome.without(JobState.FAILED, String.valueOf(e.getMessage()));
    } catch (KafkaException e) {
      LOG.warn("job {}: {}", job.job().id(), e.toString());
      return Outcome.without(
          JobState.FAILED, "the broker did not answer; run it again when it does");
    } catch (IOException e) {
      LOG.warn("job {}: {}", job.job().id(), e.toString());
      return Outcome.without(
          JobState.FAILED,
          "a file could not be written (%s); look for space and rights where it goes"
              .formatted(e.getClass().getSimpleName()));
    } catch (RuntimeException | Error e) {
      // Whatever it is: a job that nobody ends keeps all others of its type from beginning.
      return broken(job, e);
    }
  }

  private static Outcome stopped(RunningJob.@Nullable Stop why) {
    return why == RunningJob.Stop.CANCELLED
        ? Outcome.without(JobState.CANCELLED, "it was cancelled")
        : Outcome.without(
            JobState.INTERRUPTED, "the instance that worked on it was stopped; run it again");
  }

  /** Its words may quote values: they are for nobody. */
  private static Outcome broken(RunningJob job, Throwable e) {
    StackTraceElement[] where = e.getStackTrace();
    LOG.error(
        "job {} broke with {} at {}",
        job.job().id(),
        e.getClass().getName(),
        where.length == 0 ? "an unknown place" : where[0]);
    return Outcome.without(
        JobState.FAILED,
        e instanceof OutOfMemoryError
            ? "the instance has too little memory; lower jobs.max_records or give it more"
            : "something broke; the log of its instance says more under the id of the job");
  }

  /** A broker that is away for a moment does not make a job look as if its instance were gone. */
  private void tell(RunningJob job, Outcome outcome) {
    for (int telling = 1; ; telling++) {
      try {
        job.over(outcome.state(), outcome.end());
        return;
      } catch (UnavailableException e) {
        if (telling == TELLINGS || job.stopped() == RunningJob.Stop.CLOSING) {
          throw e;
        }
        LockSupport.parkNanos(TELL_AGAIN_AFTER.toNanos());
      }
    }
  }

  private void forgetOld() {
    List<Job> old = log.all().stream().filter(job -> !job.isOpen()).skip(keep).toList();
    for (Job job : old) {
      Job.End end = job.end();
      if (end != null && end.document() != null) {
        documents.forget(job.id(), end.document());
      }
    }
    if (!old.isEmpty()) {
      log.forget(old.stream().map(Job::id).toList());
    }
  }

  /** Its work goes on to put away what it has, and nobody waits for that. */
  private void giveUp(RunningJob job) {
    LOG.warn("job {} did not end in time", job.job().id());
    try {
      job.over(JobState.INTERRUPTED, stopped(job.stopped()).end());
    } catch (UnavailableException e) {
      LOG.warn("others will see that the instance of job {} is gone", job.job().id());
    }
  }

  /** Ends the jobs of this instance, which are told as interrupted. */
  @Override
  public void close() {
    running.values().forEach(job -> job.stop(RunningJob.Stop.CLOSING));
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        running.values().forEach(this::giveUp);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clock.shutdownNow();
  }
}
