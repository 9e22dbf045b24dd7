package dev.tributary.search;

import dev.tributary.query.PartitionRows;
import dev.tributary.query.Table;
import dev.tributary.query.TableListener;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the golden records of the partitions that this instance owns. An index for each lies in
 * a directory of its own, and is kept by a thread of its own: neither the tables nor the resolver
 * wait for it.
 */
public final class EntitySearch implements TableListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EntitySearch.class);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long AFTER_A_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SWEEP_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Path directory;
  private final Semaphore searching;
  private final Map<Integer, Shard> shards = new ConcurrentHashMap<>();
  private final Queue<Shard> leaving = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean stopped;
  private long sweepNanos = System.nanoTime() + SWEEP_NANOS;

  /**
   * A search that begins with the first partition that is opened.
   *
   * @param directory where the indexes are; what is lost there is built anew from the tables
   * @param atOnce how many searches may run at the same time
   */
  public EntitySearch(Path directory, int atOnce) {
    this.directory = directory;
    this.searching = new Semaphore(atOnce);
    this.thread = new Thread(this::index, "tributary-search-index");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void ready(int partition, Table table, PartitionRows rows) {
    if (table == Table.GOLDEN_RECORDS) {
      leave(shards.put(partition, new Shard(path(partition), rows)));
    }
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    Shard shard = table == Table.GOLDEN_RECORDS ? shards.get(partition) : null;
    if (shard != null) {
      shard.changed(key);
    }
  }

  @Override
  public void closed(int partition) {
    leave(shards.remove(partition));
  }

  private void leave(@Nullable Shard shard) {
    if (shard != null) {
      shard.detach();
      leaving.add(shard);
    }
  }

  private Path path(int partition) {
    return directory.resolve(Integer.toString(partition));
  }

  /**
   * Searches the partitions of this instance.
   *
   * @param text what is looked for; null lists everything in the order of the ids
   * @param some whether some of its words are enough
   * @param most how many hits
   * @param within what is found until then is the answer
   * @throws UnavailableException where too many searches run
   */
  public SearchHits search(
      @Nullable SearchText text, SearchScope scope, boolean some, int most, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    if (!enter(within)) {
      throw new UnavailableException("too many searches run at the moment; ask again", RETRY);
    }
    Map<Integer, Shard.Reading> readings = new ConcurrentHashMap<>();
    try {
      for (Map.Entry<Integer, Shard> shard : shards.entrySet()) {
        Shard.Reading reading = shard.getValue().search();
        if (reading != null) {
          readings.put(shard.getKey(), reading);
        }
      }
      return new Searching(readings, deadline).search(text, scope, some, most);
    } catch (IOException e) {
      LOG.warn("a search failed: {}", e.getClass().getName());
      throw new UnavailableException("the search failed; ask again", RETRY);
    } finally {
      readings.values().forEach(EntitySearch::release);
      searching.release();
    }
  }

  private boolean enter(Duration within) {
    try {
      return searching.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void release(Shard.Reading reading) {
    try {
      reading.release();
    } catch (IOException e) {
      LOG.warn("a search index was not given back: {}", e.getClass().getName());
    }
  }

  /**
   * Has what was removed from the indexes removed from their files too, within moments: what is
   * erased must not wait for the daily turn. What waits to be indexed comes first.
   */
  public void expunge() {
    shards.values().forEach(Shard::expunge);
  }

  /** Whether what {@link #expunge} asked for is done. */
  public boolean isExpunged() {
    return shards.values().stream().allMatch(Shard::isExpunged);
  }

  /** How many entities of this instance are found. */
  public long entities() {
    long entities = 0;
    for (Shard shard : shards.values()) {
      try {
        Shard.Reading reading = shard.read();
        if (reading != null) {
          entities += reading.reader().numDocs();
          reading.release();
        }
      } catch (IOException e) {
        LOG.warn("a search index was not counted: {}", e.getClass().getName());
      }
    }
    return entities;
  }

  /** How many entities of this instance wait to be indexed. */
  public long waiting() {
    return shards.values().stream().mapToLong(Shard::waiting).sum();
  }

  /** How many partitions of this instance are being indexed from the start. */
  public long incomplete() {
    return shards.values().stream().filter(shard -> !shard.isComplete()).count();
  }

  // ---- the thread that keeps the indexes

  private void index() {
    while (!stopped) {
      if (!turn()) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
    shards.values().forEach(Shard::detach);
    leaving.addAll(shards.values());
    leave();
  }

  /** Answers whether there is more to do; what fails is tried again after a while. */
  private boolean turn() {
    try {
      boolean more = false;
      // In this order: whoever opens a partition again has let go of it before.
      List<Shard> now = List.copyOf(shards.values());
      leave();
      for (Shard shard : now) {
        more |= shard.work();
      }
      if (System.nanoTime() - sweepNanos > 0) {
        sweep();
        sweepNanos = System.nanoTime() + SWEEP_NANOS;
      }
      return more;
    } catch (RuntimeException | Error e) {
      // Without this thread the search would answer for ever from what it had.
      LOG.error("the search indexes were not gone on with: {}", e.getClass().getName());
      LockSupport.parkNanos(AFTER_A_FAILURE_NANOS);
      return false;
    }
  }

  private void leave() {
    for (Shard shard = leaving.poll(); shard != null; shard = leaving.poll()) {
      shard.leave();
    }
  }

  /** Removes what partitions left here that other instances keep now. */
  private void sweep() {
    try (Stream<Path> all = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
      List<Path> kept = new ArrayList<>();
      new TreeSet<>(shards.keySet()).forEach(partition -> kept.add(path(partition)));
      for (Path path : all.filter(path -> !kept.contains(path)).toList()) {
        PartitionIndex.delete(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("old search indexes were not removed: {}", e.getClass().getName());
    }
  }

  /** Commits and closes the indexes. */
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
