package dev.tributary.api;

import dev.tributary.query.UnavailableException;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.SpecVersions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published versions of the spec, for many callers: each has them to itself for a moment. Their
 * topics are read when somebody asks for the first time.
 */
final class SpecShelf implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpecShelf.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final KafkaAccess broker;
  private final Topics topics;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable SpecVersions versions;

  SpecShelf(KafkaAccess broker, Topics topics) {
    this.broker = broker;
    this.topics = topics;
  }

  /**
   * Lets a caller look, or publish.
   *
   * @throws UnavailableException where others take too long, or the broker does not answer
   */
  <T> T look(Function<SpecVersions, T> caller) {
    if (!isMyTurn()) {
      throw new UnavailableException("the versions of the spec are being read; ask again", RETRY);
    }
    try {
      SpecVersions open = versions == null ? new SpecVersions(broker, topics) : versions;
      versions = open;
      return caller.apply(open);
    } catch (KafkaException | ResolverException e) {
      LOG.warn("the versions of the spec cannot be read: {}", e.toString());
      closeVersions();
      throw new UnavailableException("the broker does not tell the versions of the spec", RETRY);
    } finally {
      turn.unlock();
    }
  }

  private boolean isMyTurn() {
    try {
      return turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeVersions() {
    if (versions != null) {
      versions.close();
      versions = null;
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closeVersions();
    } finally {
      turn.unlock();
    }
  }
}
