package dev.tributary.topology;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TopologyException;

/**
 * Decides whether another stream thread takes the place of one that failed.
 *
 * <p>Where the broker, the network or a transaction was the cause, a new thread with new clients
 * begins at the last commit and nothing is lost: that is what a process needs that was stopped for
 * minutes, or a broker that was away for longer than the clients wait. What would fail again, a
 * defect of ours, a missing permission, a full disk, stops the application, and so do too many
 * failures within a time.
 */
final class ThreadFailures {
  static final int LIMIT = 5;
  static final Duration WITHIN = Duration.ofMinutes(10);

  private static final Set<Class<? extends KafkaException>> LASTING =
      Set.of(
          AuthenticationException.class,
          AuthorizationException.class,
          InvalidConfigurationException.class,
          MissingSourceTopicException.class,
          ProcessorStateException.class,
          RecordTooLargeException.class,
          SerializationException.class,
          TopologyException.class,
          UnsupportedVersionException.class);

  private final LongSupplier nanoTime;
  private final Deque<Long> recent = new ArrayDeque<>();
  private final LongAdder replaced;

  /**
   * @param nanoTime as {@link System#nanoTime}
   * @param replaced counts the threads that were replaced
   */
  ThreadFailures(LongSupplier nanoTime, LongAdder replaced) {
    this.nanoTime = nanoTime;
    this.replaced = replaced;
  }

  /** What becomes of a failure. */
  enum Outcome {
    /** Another thread takes over. */
    REPLACE,
    /** It would fail again. */
    LASTING,
    /** Another thread could take over, but too many had to already. */
    TOO_MANY
  }

  /** Counts a failure and says what becomes of it. */
  synchronized Outcome onFailure(Throwable failure) {
    if (!passes(failure)) {
      return Outcome.LASTING;
    }
    long now = nanoTime.getAsLong();
    while (!recent.isEmpty() && now - recent.getFirst() > WITHIN.toNanos()) {
      recent.removeFirst();
    }
    if (recent.size() >= LIMIT) {
      return Outcome.TOO_MANY;
    }
    recent.addLast(now);
    replaced.increment();
    return Outcome.REPLACE;
  }

  /** Whether the cause is one of Kafka's clients and one that passes. */
  private static boolean passes(Throwable failure) {
    boolean ofKafka = false;
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof Error || isLasting(it)) {
        return false;
      }
      ofKafka = it instanceof KafkaException || isThrownByClients(it);
    }
    return ofKafka;
  }

  private static boolean isLasting(Throwable it) {
    return LASTING.stream().anyMatch(type -> type.isInstance(it));
  }

  /** The clients tell a broken transaction by an IllegalStateException, too. */
  private static boolean isThrownByClients(Throwable it) {
    StackTraceElement[] stack = it.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith("org.apache.kafka.clients.");
  }
}
