package dev.tributary.query;

import dev.tributary.topology.ResolverException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader of topics that one thread at a time may use, for many callers: each has it to itself for
 * a moment. It is opened when somebody asks for the first time, and anew after it failed.
 *
 * @param <T> the reader
 */
public final class TakenInTurn<T extends AutoCloseable> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TakenInTurn.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final String what;
  private final Supplier<T> opening;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable T open;

  /**
   * @param what it reads, for those who cannot have it
   */
  public TakenInTurn(String what, Supplier<T> opening) {
    this.what = what;
    this.opening = opening;
  }

  /**
   * Lets a caller use it.
   *
   * @throws UnavailableException where others take too long, or the broker does not answer
   */
  public <R> R look(Function<T, R> caller) {
    if (!isMyTurn()) {
      throw new UnavailableException(what + " are being read; ask again", RETRY);
    }
    try {
      T now = open == null ? opening.get() : open;
      open = now;
      return caller.apply(now);
    } catch (KafkaException | ResolverException e) {
      LOG.warn("{} cannot be read: {}", what, e.toString());
      closeOpen();
      throw new UnavailableException("the broker does not tell " + what, RETRY);
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

  private void closeOpen() {
    T known = open;
    open = null;
    try {
      if (known != null) {
        known.close();
      }
    } catch (Exception e) {
      LOG.warn("what reads {} was not closed: {}", what, e.toString());
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closeOpen();
    } finally {
      turn.unlock();
    }
  }
}
