package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.topology.store.BlockRows;
import dev.tributary.topology.store.RowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the blocks of the partitions that this instance owns, when somebody asks for it: beside
 * the threads that work, a few thousand rows at a time with pauses, and not again for minutes. Who
 * asks is told what was counted last.
 */
public final class BlockCensus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockCensus.class);
  private static final int ROWS_AT_ONCE = 2_000;
  private static final long PAUSE_MILLIS = 20;
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final PartitionStores stores;
  private final Specs specs;
  private final int partitions;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "tributary-block-census");
            made.setDaemon(true);
            return made;
          });
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile @Nullable Counted last;
  private @Nullable Count running;

  /**
   * What was counted.
   *
   * @param plan of the spec whose blocks they are: it has the names of the rules
   * @param at when the count ended
   */
  public record Counted(BlockSizes sizes, Plan plan, Instant at) {}

  BlockCensus(PartitionStores stores, Specs specs, int partitions) {
    this.stores = stores;
    this.specs = specs;
    this.partitions = partitions;
  }

  /**
   * What was counted last; null where nothing is yet. Begins to count anew where that is minutes
   * ago.
   *
   * @param patience for the first count alone
   */
  public @Nullable Counted latest(Duration patience) {
    begin();
    try {
      first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  private synchronized void begin() {
    Counted known = last;
    boolean isFresh = known != null && known.at().isAfter(Instant.now().minus(FRESH));
    if (running == null && !isFresh && !thread.isShutdown()) {
      running = new Count();
      later(running, 0);
    }
  }

  private void later(Count count, long millis) {
    var unused = thread.schedule(() -> goOn(count), millis, TimeUnit.MILLISECONDS);
  }

  private synchronized void goOn(Count count) {
    try {
      if (count.look()) {
        later(count, PAUSE_MILLIS);
        return;
      }
      last = count.counted();
      first.countDown();
    } catch (RuntimeException e) {
      LOG.warn("the sizes of blocks are not counted: {}", e.getClass().getName());
    }
    running = null;
  }

  /** One count, partition after partition. */
  private final class Count {
    private int partition;
    private byte @Nullable [] after;
    private @Nullable BlockSizes here;
    private final BlockSizes all = new BlockSizes(rule -> 0);
    private @Nullable Plan newest;

    /** Looks at some rows; says whether there are more. */
    boolean look() {
      RowStore store = partition < partitions ? stores.find(StoreNames.BLOCKS, partition) : null;
      if (store == null) {
        next();
        return partition < partitions;
      }
      try {
        count(new BlockRows(partition, store));
      } catch (InvalidStateStoreException e) {
        here = null; // it was handed over, and is counted where it went
        next();
      }
      return partition < partitions;
    }

    private void next() {
      BlockSizes counted = here;
      if (counted != null) {
        counted.end();
        all.add(counted);
      }
      here = null;
      after = null;
      partition++;
    }

    /** A spec that comes into force builds its blocks beside the present ones. */
    private void count(BlockRows rows) {
      int spec = rows.oldestSpec();
      Plan plan = specs.plan(spec);
      newest = plan;
      BlockSizes sizes = here == null ? new BlockSizes(plan::maxBlockSize) : here;
      here = sizes;
      after =
          rows.membership(
              after,
              ROWS_AT_ONCE,
              (block, record) -> {
                if (block.spec() == spec) {
                  sizes.member(block, record);
                }
              });
      if (after == null) {
        next();
      }
    }

    @Nullable Counted counted() {
      Plan plan = newest;
      return plan == null ? null : new Counted(all, plan, Instant.now());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
