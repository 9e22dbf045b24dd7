package dev.tributary.topology.store;

import dev.tributary.codec.binary.KeyReader;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The deletions of a partition in the order of their time.
 *
 * <p>Row: (milliseconds since 1970, source, id) to nothing.
 */
final class DeletionMarks {
  private static final byte[] NOTHING = {};

  private final Rows rows;
  private int count;

  DeletionMarks(Rows rows) {
    this.rows = rows;
    rows.all((key, value) -> count++);
  }

  private record Mark(long millis, RecordKey record) {
    byte[] key() {
      return new KeyWriter().writeLong(millis).writeRecordKey(record).toByteArray();
    }

    static Mark of(byte[] key) {
      KeyReader in = new KeyReader(key);
      return new Mark(in.readLong(), in.readRecordKey());
    }
  }

  void mark(RecordKey record, long millis) {
    byte[] key = new Mark(millis, record).key();
    if (rows.get(key) == null) {
      rows.put(key, NOTHING);
      count++;
    }
  }

  int count() {
    return count;
  }

  /** Shows the oldest, and takes away those of which the visitor answers true. */
  boolean visitBefore(long millis, int limit, Predicate<RecordKey> visitor) {
    if (count == 0) {
      return false;
    }
    List<Mark> old = new ArrayList<>();
    rows.scan(
        new byte[0],
        limit,
        (key, value) -> {
          Mark mark = Mark.of(key);
          if (mark.millis() < millis) {
            old.add(mark);
          }
        });
    int before = count;
    for (Mark mark : old) {
      if (visitor.test(mark.record())) {
        rows.delete(mark.key());
        count--;
      }
    }
    return count != before;
  }
}
