package dev.tributary.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka Streams application from its start, within a time, to its leaving the group; a thread
 * that fails for a cause that passes is replaced.
 */
public final class StreamsApplication {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);

  /** As long may pass without a state store coming nearer to being restored. */
  private static final Duration STANDSTILL = Duration.ofSeconds(90);

  private final String name;
  private final KafkaStreams streams;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final LongAdder replaced;
  private final ThreadFailures failures;

  /**
   * @param name as messages for people call it, such as {@code the resolver}
   * @param streams not started yet
   * @param replaced counts the threads that were replaced
   */
  public StreamsApplication(String name, KafkaStreams streams, LongAdder replaced) {
    this.name = name;
    this.streams = streams;
    this.replaced = replaced;
    this.failures = new ThreadFailures(System::nanoTime, replaced);
  }

  /**
   * Starts it and returns once it runs; restoring large stores takes as long as it takes.
   *
   * @throws ResolverException where it fails, or does not run after 90 s in which nothing went on
   */
  public void start() {
    CountDownLatch decided = new CountDownLatch(1);
    streams.setStateListener(
        (next, before) -> {
          if (next == KafkaStreams.State.ERROR) {
            failure.compareAndSet(
                null, new ResolverException("%s stopped; the log says why".formatted(name)));
          }
          if (next == KafkaStreams.State.RUNNING || next == KafkaStreams.State.ERROR) {
            decided.countDown();
          }
        });
    streams.setUncaughtExceptionHandler(
        e -> {
          StreamThreadExceptionResponse response = onFailure(e);
          if (response != StreamThreadExceptionResponse.REPLACE_THREAD) {
            decided.countDown();
          }
          return response;
        });
    RestoreProgress progress = new RestoreProgress(name);
    streams.setGlobalStateRestoreListener(progress);
    streams.start();
    try {
      while (!decided.await(1, TimeUnit.SECONDS)) {
        if (progress.standstill().compareTo(STANDSTILL) > 0) {
          throw new ResolverException(
              "%s did not begin to run, and nothing went on for %d s; it is %s"
                  .formatted(name, STANDSTILL.toSeconds(), streams.state()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ResolverException("interrupted while starting " + name, e);
    }
    failIfBroken();
  }

  private StreamThreadExceptionResponse onFailure(Throwable e) {
    switch (failures.onFailure(e)) {
      case REPLACE -> {
        LOG.warn(
            "a thread of {} failed and is replaced; it goes on from its last commit ({} since the"
                + " start): {}",
            name,
            replaced.sum(),
            rootMessage(e),
            e);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
      case TOO_MANY ->
          LOG.error(
              "{} stopped, since {} threads had to be replaced within {} minutes already: {}",
              name,
              ThreadFailures.LIMIT,
              ThreadFailures.WITHIN.toMinutes(),
              e.toString(),
              e);
      case LASTING -> LOG.error("{} stopped: {}", name, e.toString(), e);
    }
    failure.compareAndSet(null, e);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * @throws ResolverException where it has failed
   */
  public void failIfBroken() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new ResolverException(name + " failed: " + rootMessage(cause), cause);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /** What stopped it, if anything did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Stops it, and leaves the group at once, so that another instance can take over. */
  public void close(Duration within) {
    streams.close(
        CloseOptions.timeout(within)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
