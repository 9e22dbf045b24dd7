package dev.tributary.batch;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A set of records under a plan, numbered from 0 in the order of their keys. */
public final class BatchRecords {
  private final Plan plan;
  private final List<BatchRecord> records;
  private final Map<RecordKey, Integer> numbers;

  private BatchRecords(Plan plan, List<BatchRecord> records) {
    this.plan = plan;
    this.records = records;
    this.numbers = new HashMap<>(records.size() * 2);
    for (int i = 0; i < records.size(); i++) {
      numbers.put(records.get(i).key(), i);
    }
  }

  /**
   * Maps and normalises source rows.
   *
   * @param changes in the order of their arrival: of several about one record the last counts, and
   *     a deletion takes the record away
   * @throws IllegalArgumentException if the plan does not have the source of a row
   */
  public static BatchRecords of(Plan plan, Collection<SourceChange> changes) {
    SortedMap<RecordKey, SourceChange> newest = new TreeMap<>();
    for (SourceChange change : changes) {
      if (change.columns() == null) {
        newest.remove(change.key());
      } else {
        newest.put(change.key(), change);
      }
    }
    List<SourceChange> rows = new ArrayList<>(newest.values());
    return new BatchRecords(plan, rows.parallelStream().map(row -> record(plan, row)).toList());
  }

  /**
   * The same records under another plan that maps and normalises them alike, as a retrained one.
   */
  public BatchRecords under(Plan other) {
    return new BatchRecords(
        other, records.parallelStream().map(known -> record(other, known.content())).toList());
  }

  private static BatchRecord record(Plan plan, SourceChange row) {
    Map<String, String> columns = row.columns();
    Attributes attributes = columns == null ? Attributes.NONE : plan.attributes(row.key(), columns);
    return record(plan, new MemberRecord(row.key(), attributes, row.eventTimeMillis()));
  }

  private static BatchRecord record(Plan plan, MemberRecord content) {
    Features features = plan.features(content.attributes());
    return new BatchRecord(content, features, plan.blocks(features));
  }

  public Plan plan() {
    return plan;
  }

  public int size() {
    return records.size();
  }

  /** The record of a number, 0 to {@link #size} - 1. */
  public BatchRecord get(int number) {
    return records.get(number);
  }

  public Features features(int number) {
    return records.get(number).features();
  }

  /** All records by number. */
  public List<BatchRecord> all() {
    return records;
  }

  /** The number of a record; null if it is not among them. */
  public @Nullable Integer number(RecordKey key) {
    return numbers.get(key);
  }
}
