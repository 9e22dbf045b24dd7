package dev.tributary.topology.store;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.topology.StoreNames.Table;
import dev.tributary.topology.format.Formats;
import java.util.concurrent.atomic.LongAdder;

/** The one row in which the coordinator keeps how far a change of spec is. */
public final class StoredChangeOver {
  private static final byte[] KEY = {};

  private final Rows rows;
  private volatile ChangeOver changeOver;

  /**
   * @param store the store named {@link dev.tributary.topology.StoreNames#CHANGE_OVER}
   */
  public StoredChangeOver(RowStore store, LongAdder writes) {
    this.rows = new Rows(store.rows(), Table.CHANGE_OVER, writes);
    byte[] stored = rows.get(KEY);
    this.changeOver = stored == null ? ChangeOver.none() : Formats.CHANGE_OVER.fromBytes(stored);
  }

  /** May be read by any thread. */
  public ChangeOver get() {
    return changeOver;
  }

  public void save(ChangeOver next) {
    changeOver = next;
    rows.put(KEY, Formats.CHANGE_OVER.toBytes(next));
  }
}
