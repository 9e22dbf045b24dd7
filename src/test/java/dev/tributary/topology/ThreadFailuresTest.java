package dev.tributary.topology;

import static dev.tributary.topology.ThreadFailures.Outcome.LASTING;
import static dev.tributary.topology.ThreadFailures.Outcome.REPLACE;
import static dev.tributary.topology.ThreadFailures.Outcome.TOO_MANY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadFailuresTest {
  private final AtomicLong now = new AtomicLong();
  private final LongAdder replaced = new LongAdder();
  private final ThreadFailures failures = new ThreadFailures(now::get, replaced);

  static Stream<Throwable> passing() {
    return Stream.of(
        new StreamsException(
            "Error encountered trying to commit a transaction",
            new KafkaException(
                "Cannot execute transactional method because we are in an error state")),
        new StreamsException("commit", new TimeoutException("no answer within 60000 ms")),
        new StreamsException(new InvalidPidMappingException("not its id any more")),
        new ProducerFencedException("a newer producer"),
        new StreamsException("commit", ofTheProducer()));
  }

  static Stream<Throwable> lasting() {
    return Stream.of(
        new StreamsException("in process", new IllegalStateException("a defect of ours")),
        new StreamsException("in process", new NullPointerException()),
        new ResolverException("a row of another version"),
        new StreamsException("send", new RecordTooLargeException("2 MB")),
        new StreamsException("send", new TopicAuthorizationException("golden")),
        new StreamsException(new ProcessorStateException("no space left on device")),
        new MissingSourceTopicException("a topic is gone"),
        new StreamsException("in process", new OutOfMemoryError("heap")),
        new StackOverflowError());
  }

  /** The producer says so after a commit that took too long. */
  private static IllegalStateException ofTheProducer() {
    IllegalStateException e = new IllegalStateException("the previous call timed out");
    e.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.apache.kafka.clients.producer.internals.TransactionManager",
              "handleCachedTransactionRequestResult",
              "TransactionManager.java",
              1)
        });
    return e;
  }

  @ParameterizedTest
  @MethodSource("passing")
  void causesThatPassReplaceTheThread(Throwable cause) {
    assertThat(failures.onFailure(cause)).isEqualTo(REPLACE);
    assertThat(replaced.sum()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void causesThatWouldComeAgainStop(Throwable cause) {
    assertThat(failures.onFailure(cause)).isEqualTo(LASTING);
    assertThat(replaced.sum()).isZero();
  }

  @Test
  void tooManyWithinATimeStop() {
    TimeoutException cause = new TimeoutException("away");
    for (int i = 0; i < ThreadFailures.LIMIT; i++) {
      assertThat(failures.onFailure(cause)).isEqualTo(REPLACE);
      now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    }
    assertThat(failures.onFailure(cause)).isEqualTo(TOO_MANY);

    now.addAndGet(ThreadFailures.WITHIN.toNanos());
    assertThat(failures.onFailure(cause)).isEqualTo(REPLACE);
    assertThat(replaced.sum()).isEqualTo(ThreadFailures.LIMIT + 1L);
  }
}
