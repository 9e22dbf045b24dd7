package dev.tributary.search;

import dev.tributary.query.PartitionRows;
import dev.tributary.topology.output.GoldenRecord;
import dev.tributary.topology.output.OutputReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partition that is searched. It hears which rows are others, and reads them when it is their
 * turn: so what is indexed is always what the table has at that moment, whatever came in between.
 * All but {@link #changed}, {@link #detach} and reading is done by one thread.
 */
final class Shard {
  private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
  private static final int AT_ONCE = 250;
  private static final int MOST_CHANGED = 100_000;
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Where nobody searches, changes are shown seldom, and to the next one who does. */
  private static final long IDLE_REFRESH_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long SEARCHED_LATELY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long EXPUNGE_NANOS = TimeUnit.HOURS.toNanos(24);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Path path;
  private final PartitionRows rows;
  private final Set<String> changed = new LinkedHashSet<>();
  private boolean overflown;
  private boolean detached;
  private volatile @Nullable PartitionIndex index;
  private @Nullable Reconciliation reconciliation;
  private volatile boolean complete;
  private volatile boolean isShown = true;
  private volatile long searchedNanos;
  private boolean isCommitted = true;
  private boolean hasRemoved = true;
  /** How many rows were taken from those that changed, and after how many to expunge. */
  private long taken;

  private long expungeAt = -1;
  private long refreshedNanos;
  private long committedNanos;
  private long expungedNanos;
  private long retryNanos;

  Shard(Path path, PartitionRows rows) {
    this.path = path;
    this.rows = rows;
    long now = System.nanoTime();
    refreshedNanos = now;
    committedNanos = now;
    expungedNanos = now;
    retryNanos = now;
    searchedNanos = now - SEARCHED_LATELY_NANOS;
  }

  /** A row is another. */
  void changed(String entity) {
    synchronized (changed) {
      if (changed.size() < MOST_CHANGED) {
        changed.add(entity);
      } else {
        overflown = true;
      }
    }
  }

  /** How many rows wait to be indexed, as far as they were counted. */
  int waiting() {
    synchronized (changed) {
      return changed.size();
    }
  }

  /** Removes from the disk, soon, what was removed from the index or waits to be. */
  void expunge() {
    synchronized (changed) {
      expungeAt = taken + changed.size();
    }
  }

  /** Whether that is done, however much was changed meanwhile. */
  boolean isExpunged() {
    synchronized (changed) {
      return expungeAt < 0;
    }
  }

  /** When it was asked for, once all that waited then is indexed; -1 where there is nothing to do. */
  private long expungeDue() {
    synchronized (changed) {
      boolean isIndexed = taken >= expungeAt && !overflown && reconciliation == null;
      return isIndexed ? expungeAt : -1;
    }
  }

  private void expunged(long asked) {
    synchronized (changed) {
      if (expungeAt == asked) {
        expungeAt = -1;
      }
    }
  }

  /** Whether all rows were indexed, but for those that wait. */
  boolean isComplete() {
    return complete;
  }

  /** The rows cannot be read any more. Waits for a piece of work that is being done. */
  synchronized void detach() {
    detached = true;
  }

  /**
   * Does a piece of what there is to do.
   *
   * @return whether there may be more
   */
  boolean work() {
    if (System.nanoTime() - retryNanos < 0) {
      return false;
    }
    try {
      boolean more = readAndIndex(AT_ONCE);
      // Whoever lets go of the rows does not wait for this.
      keep();
      return more;
    } catch (IOException | RuntimeException | Error e) {
      // After an error Lucene's writer is closed, and only a new one goes on.
      LOG.warn("the search index in {} fails and is opened anew: {}", path, e.getClass().getName());
      abandon();
      retryNanos = System.nanoTime() + RETRY_NANOS;
      return false;
    }
  }

  private synchronized boolean readAndIndex(int most) throws IOException {
    return !detached && index(opened(), most);
  }

  private PartitionIndex opened() throws IOException {
    PartitionIndex open = index;
    if (open == null) {
      open = PartitionIndex.open(path);
      reconciliation = Reconciliation.of(open, rows);
      index = open;
    }
    return open;
  }

  private boolean index(PartitionIndex open, int most) throws IOException {
    List<String> turn = turn(most);
    for (String entity : turn) {
      write(open, entity, rows.get(entity));
    }
    Reconciliation comparing = reconciliation;
    boolean compared = false;
    if (comparing != null) {
      compared = comparing.next(most, (entity, row) -> write(open, entity, row));
      reconciliation = compared ? null : comparing;
    }
    show(open, compared);
    complete |= compared;
    return !turn.isEmpty() || reconciliation != null;
  }

  private List<String> turn(int most) throws IOException {
    List<String> turn = new ArrayList<>();
    boolean compare;
    synchronized (changed) {
      for (var next = changed.iterator(); next.hasNext() && turn.size() < most; ) {
        turn.add(next.next());
        next.remove();
        taken++;
      }
      compare = overflown && reconciliation == null;
      overflown &= !compare;
    }
    PartitionIndex open = index;
    if (compare && open != null) {
      open.refresh();
      complete = false;
      reconciliation = Reconciliation.of(open, rows);
    }
    return turn;
  }

  private void write(PartitionIndex open, String entity, byte @Nullable [] row) throws IOException {
    GoldenRecord golden = row == null ? null : read(row);
    if (row == null || golden == null) {
      open.remove(entity);
    } else {
      open.put(entity, EntityDocument.document(golden, EntityDocument.mark(row)));
    }
    isShown = false;
    isCommitted = false;
    hasRemoved = true; // what a row was before is removed too
  }

  private static @Nullable GoldenRecord read(byte[] row) {
    try {
      return OutputReader.golden(row);
    } catch (IllegalArgumentException e) {
      LOG.warn("a golden record is left out of the search: {}", e.getMessage());
      return null;
    }
  }

  private void show(PartitionIndex open, boolean now) throws IOException {
    long nanos = System.nanoTime();
    long apart = isSearchedLately(nanos) ? REFRESH_NANOS : IDLE_REFRESH_NANOS;
    if (now || (!isShown && nanos - refreshedNanos > apart)) {
      refresh(open);
      refreshedNanos = nanos;
    }
  }

  private void refresh(PartitionIndex open) throws IOException {
    // First this: what is written meanwhile may be missing, and says so.
    isShown = true;
    try {
      open.refresh();
    } catch (IOException | RuntimeException e) {
      isShown = false;
      throw e;
    }
  }

  private boolean isSearchedLately(long nanos) {
    return nanos - searchedNanos < SEARCHED_LATELY_NANOS;
  }

  private void keep() throws IOException {
    PartitionIndex open = index;
    long nanos = System.nanoTime();
    if (open == null) {
      return;
    }
    long asked = expungeDue();
    if (asked >= 0 || (hasRemoved && nanos - expungedNanos > EXPUNGE_NANOS)) {
      open.expunge();
      refresh(open); // or else the files stay for those who read them as they were
      hasRemoved = false;
      expungedNanos = nanos;
      expunged(asked);
    }
    if (!isCommitted && nanos - committedNanos > COMMIT_NANOS) {
      open.commit();
      isCommitted = true;
      committedNanos = nanos;
    }
  }

  /** Reads the index for a search, no more than moments behind; null where it is not open. */
  @Nullable Reading search() throws IOException {
    long nanos = System.nanoTime();
    boolean lately = isSearchedLately(nanos);
    searchedNanos = nanos;
    PartitionIndex open = index;
    if (open != null && !lately && !isShown) {
      try {
        refresh(open);
      } catch (AlreadyClosedException e) {
        return null;
      }
    }
    return read();
  }

  /** Reads the index as it is shown now; null where it is not open. */
  @Nullable Reading read() throws IOException {
    PartitionIndex open = index;
    DirectoryReader reader = open == null ? null : open.acquire();
    return open == null || reader == null ? null : new Reading(open, reader, complete);
  }

  /**
   * An index that is being read.
   *
   * @param whole whether it has every row that was there when the partition was opened
   */
  record Reading(PartitionIndex index, DirectoryReader reader, boolean whole) {
    void release() throws IOException {
      index.release(reader);
    }
  }

  /** Commits and closes; the shard has to be detached. */
  synchronized void leave() {
    try {
      PartitionIndex open = index;
      index = null;
      if (reconciliation != null) {
        reconciliation.close();
      }
      if (open != null) {
        open.close();
      }
    } catch (IOException | RuntimeException | Error e) {
      LOG.warn("the search index in {} was not closed: {}", path, e.getClass().getName());
    }
  }

  private void abandon() {
    leave();
    reconciliation = null;
    complete = false;
  }
}
