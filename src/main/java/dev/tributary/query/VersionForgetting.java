package dev.tributary.query;

import dev.tributary.model.RecordKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records of which no former golden record may be kept, until all partitions were searched. A
 * wish has a name, so that who asks again waits for the same search and begins none anew; it is
 * kept when it is done, for a partition that comes here later may not have been searched.
 */
final class VersionForgetting {
  private static final int MOST_WISHES = 100;

  private final Set<Integer> partitions = new TreeSet<>();
  private final Map<String, Wish> wishes = new LinkedHashMap<>();

  /** Records that somebody wants forgotten, and the partitions that do not know it yet. */
  static final class Wish {
    private final Set<RecordKey> records;
    private final Set<Integer> open;

    private Wish(Set<RecordKey> records, Collection<Integer> open) {
      this.records = Set.copyOf(records);
      this.open = new HashSet<>(open);
    }

    Set<RecordKey> records() {
      return records;
    }
  }

  synchronized void opened(int partition) {
    partitions.add(partition);
    wishes.values().forEach(wish -> wish.open.add(partition));
  }

  /** Whoever has the partition now has to be asked. */
  synchronized void closed(int partition) {
    partitions.remove(partition);
    wishes.values().forEach(wish -> wish.open.remove(partition));
  }

  /** Takes a wish, once for each name; says whether all partitions here were searched. */
  synchronized boolean forget(String name, Set<RecordKey> records) {
    Wish wish = wishes.get(name);
    if (wish == null) {
      wish = new Wish(records, partitions);
      wishes.put(name, wish);
      removeOld();
    }
    return wish.open.isEmpty();
  }

  /** Of those that are done; one erasure goes after the other, so few are not. */
  private void removeOld() {
    Iterator<Wish> oldest = wishes.values().iterator();
    while (wishes.size() > MOST_WISHES && oldest.hasNext()) {
      if (oldest.next().open.isEmpty()) {
        oldest.remove();
      }
    }
  }

  /** What is to be searched for in a partition. */
  synchronized List<Wish> open(int partition) {
    return wishes.values().stream().filter(wish -> wish.open.contains(partition)).toList();
  }

  /** A partition was searched whole. */
  synchronized void searched(Wish wish, int partition) {
    wish.open.remove(partition);
  }
}
