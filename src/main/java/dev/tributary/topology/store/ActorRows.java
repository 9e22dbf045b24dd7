package dev.tributary.topology.store;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.Component;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.Rank;
import dev.tributary.clustering.RecordRow;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the actors of a partition know, as it was last written, for those who only look, beside the
 * thread that changes it. What is read of one component at a time may be of two moments.
 */
public final class ActorRows {
  private final RowStore store;

  public ActorRows(RowStore store) {
    this.store = store;
  }

  private Rows table(Table table) {
    return new Rows(store.rows(), table, new LongAdder());
  }

  private static byte[] key(RecordKey key) {
    return new KeyWriter().writeRecordKey(key).toByteArray();
  }

  /** A record as its actor knows it. */
  public @Nullable RecordRow record(RecordKey key) {
    byte[] value = table(Table.RECORDS).get(key(key));
    return value == null ? null : Formats.RECORD_ROW.fromBytes(value);
  }

  /** The component of a record, or where it was last; null for a record that has none. */
  public @Nullable Rank home(RecordKey key) {
    byte[] value = table(Table.HOMES).get(key(key));
    return value == null ? null : Formats.RANK.fromBytes(value);
  }

  /** Members and edges of a component; null where it is not here. */
  public @Nullable Body component(ComponentId id) {
    Component component = new ComponentPages(table(Table.COMPONENTS), 1).load(id);
    return component == null
        ? null
        : new Body(
            List.copyOf(component.members()), List.copyOf(component.edges()), List.of(), List.of());
  }

  /** The specs in force, the newest last. */
  public List<Integer> activeSpecs() {
    return new SpecsInForce(table(Table.COUNTERS)).numbers();
  }
}
