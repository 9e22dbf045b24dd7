package dev.tributary.query;

import dev.tributary.model.RecordKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The records of which no former golden record may be kept, until all partitions were searched. */
final class VersionForgetting {
  private final Set<Integer> partitions = new TreeSet<>();
  private final List<Wish> wishes = new CopyOnWriteArrayList<>();

  /** Records that somebody wants forgotten, and the partitions that do not know it yet. */
  static final class Wish {
    private final Set<RecordKey> records;
    private final Set<Integer> open;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private int removed;

    private Wish(Set<RecordKey> records, Set<Integer> open) {
      this.records = records;
      this.open = open;
    }

    Set<RecordKey> records() {
      return records;
    }
  }

  synchronized void opened(int partition) {
    partitions.add(partition);
  }

  /** Whoever has the partition now has to be asked. */
  synchronized void closed(int partition) {
    partitions.remove(partition);
    wishes.forEach(wish -> searched(wish, partition, 0));
  }

  /** Answers how many versions went, once the partitions that are kept here were searched. */
  synchronized CompletableFuture<Integer> forget(Set<RecordKey> records) {
    Wish wish = new Wish(Set.copyOf(records), new HashSet<>(partitions));
    if (wish.open.isEmpty()) {
      wish.done.complete(0);
    } else {
      wishes.add(wish);
    }
    return wish.done;
  }

  /** What is to be searched for in a partition. */
  synchronized List<Wish> open(int partition) {
    return wishes.stream().filter(wish -> wish.open.contains(partition)).toList();
  }

  /** A partition was searched from its beginning to its end. */
  synchronized void searched(Wish wish, int partition, int removed) {
    wish.removed += removed;
    if (wish.open.remove(partition) && wish.open.isEmpty()) {
      wishes.remove(wish);
      wish.done.complete(wish.removed);
    }
  }
}
