package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as its own actor knows it. It outlives a deletion, so that older changes are known as
 * such and decisions about the record are kept.
 *
 * @param version the newest version given; 0 before the first
 * @param firstSeenMillis when its present life began, milliseconds since 1970
 * @param foundingVersion the first version of its present life
 * @param arrivedMillis when the newest change arrived
 * @param eventTimeMillis when the source wrote the present content
 * @param order where the newest change stands in the source's order
 * @param columns the source row; null while the record is deleted or has not come yet
 * @param admitted whether the newest spec that it knows has its source; without, it is kept until
 *     one has, and is in no block and no component
 * @param latestSpec the newest spec that the version was made under
 * @param blocks the blocks it is in
 * @param constraints what stewards decided about it
 */
public record RecordRow(
    RecordKey key,
    long version,
    long firstSeenMillis,
    long foundingVersion,
    long arrivedMillis,
    long eventTimeMillis,
    Order order,
    @Nullable Map<String, String> columns,
    boolean admitted,
    int latestSpec,
    List<BlockRef> blocks,
    List<Constraint> constraints) {

  /** Where a change stands in the order of its source's changes. */
  public record Order(long position, long timeMillis) {
    static final Order NONE = new Order(-1, Long.MIN_VALUE);

    static Order of(SourceChange change) {
      return new Order(change.position(), change.eventTimeMillis());
    }

    /**
     * Says whether this change is older than that one; equal ones are not. A change without a
     * position (a tombstone, say) beside one with a position is taken in the order of arrival.
     */
    boolean isBefore(Order that) {
      if (position >= 0 && that.position >= 0) {
        return position != that.position ? position < that.position : timeMillis < that.timeMillis;
      }
      return position < 0 && that.position < 0 && timeMillis < that.timeMillis;
    }

    /** This order, remembering the position of an earlier change where it has none itself. */
    Order after(Order earlier) {
      return position >= 0 ? this : new Order(earlier.position, timeMillis);
    }
  }

  /** The row of a record that is named before it has come. */
  static RecordRow absent(RecordKey key) {
    return new RecordRow(key, 0, 0, 0, 0, 0, Order.NONE, null, true, 0, List.of(), List.of());
  }

  public boolean isAlive() {
    return columns != null && admitted;
  }

  /** A change came that changes nothing; one to a deleted record is its newest deletion. */
  RecordRow seen(Order newest, long arrived) {
    Copy copy = new Copy(this);
    copy.arrivedMillis = columns == null ? arrived : arrivedMillis;
    copy.order = newest.after(order);
    return copy.row();
  }

  RecordRow changed(SourceChange change, long arrived, boolean founding, long newVersion) {
    Copy copy = founding ? new Copy(this).living(arrived, newVersion) : new Copy(this);
    copy.version = newVersion;
    copy.arrivedMillis = arrived;
    copy.eventTimeMillis = change.eventTimeMillis();
    copy.order = Order.of(change).after(order);
    copy.columns = change.columns();
    copy.admitted = true;
    return copy.row();
  }

  /** The row as a spec knows it that does not have its source. */
  RecordRow withdrawn(int spec) {
    Copy copy = new Copy(this);
    copy.admitted = false;
    copy.latestSpec = spec;
    return copy.row();
  }

  /** A new life of what was withdrawn, with the content that it was left with. */
  RecordRow returned(long newVersion) {
    Copy copy = new Copy(this).living(arrivedMillis, newVersion);
    copy.version = newVersion;
    copy.admitted = true;
    return copy.row();
  }

  RecordRow again(long newVersion) {
    Copy copy = new Copy(this);
    copy.version = newVersion;
    return copy.row();
  }

  RecordRow placed(int newLatestSpec, List<BlockRef> newBlocks) {
    Copy copy = new Copy(this);
    copy.latestSpec = newLatestSpec;
    copy.blocks = newBlocks;
    return copy.row();
  }

  RecordRow constrained(List<Constraint> newConstraints) {
    Copy copy = new Copy(this);
    copy.constraints = newConstraints;
    return copy.row();
  }

  /** A row in the making, that differs from another one in some fields. */
  private static final class Copy {
    private final RecordKey key;
    private long version;
    private long firstSeenMillis;
    private long foundingVersion;
    private long arrivedMillis;
    private long eventTimeMillis;
    private Order order;
    private @Nullable Map<String, String> columns;
    private boolean admitted;
    private int latestSpec;
    private List<BlockRef> blocks;
    private List<Constraint> constraints;

    Copy(RecordRow row) {
      key = row.key;
      version = row.version;
      firstSeenMillis = row.firstSeenMillis;
      foundingVersion = row.foundingVersion;
      arrivedMillis = row.arrivedMillis;
      eventTimeMillis = row.eventTimeMillis;
      order = row.order;
      columns = row.columns;
      admitted = row.admitted;
      latestSpec = row.latestSpec;
      blocks = row.blocks;
      constraints = row.constraints;
    }

    /** Begins a new life. */
    Copy living(long sinceMillis, long since) {
      firstSeenMillis = sinceMillis;
      foundingVersion = since;
      return this;
    }

    RecordRow row() {
      return new RecordRow(
          key,
          version,
          firstSeenMillis,
          foundingVersion,
          arrivedMillis,
          eventTimeMillis,
          order,
          columns,
          admitted,
          latestSpec,
          blocks,
          constraints);
    }
  }
}
