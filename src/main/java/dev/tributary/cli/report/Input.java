package dev.tributary.cli.report;

import dev.tributary.model.RecordKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was fed: a row may be a further version of a record that came before. */
public final class Input {
  private final Set<RecordKey> records = new HashSet<>();
  private final SortedMap<String, Long> recordsBySource = new TreeMap<>();
  private long rows;

  /** A row was sent. */
  public void add(RecordKey key) {
    rows++;
    if (records.add(key)) {
      recordsBySource.merge(key.source(), 1L, Long::sum);
    }
  }

  public Set<RecordKey> records() {
    return Collections.unmodifiableSet(records);
  }

  public Map<String, Long> recordsBySource() {
    return Collections.unmodifiableMap(recordsBySource);
  }

  public long rows() {
    return rows;
  }
}
