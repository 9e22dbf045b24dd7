package dev.tributary.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka Streams application from its start, within a time, to its leaving the group. */
public final class StreamsApplication {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);

  /** As long may pass without a state store coming nearer to being restored. */
  private static final Duration STANDSTILL = Duration.ofSeconds(90);

  private final String name;
  private final KafkaStreams streams;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * @param name as messages for people call it, such as {@code the resolver}
   * @param streams not started yet
   */
  public StreamsApplication(String name, KafkaStreams streams) {
    this.name = name;
    this.streams = streams;
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
          if (next == KafkaStreams.State.RUNNING || next == KafkaStreams.State.ERROR) {
            decided.countDown();
          }
        });
    streams.setUncaughtExceptionHandler(
        e -> {
          failure.compareAndSet(null, e);
          LOG.error("{} stopped: {}", name, e.toString(), e);
          decided.countDown();
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
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
