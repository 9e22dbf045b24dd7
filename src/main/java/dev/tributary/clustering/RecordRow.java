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
    return new RecordRow(
        key,
        version,
        firstSeenMillis,
        foundingVersion,
        columns == null ? arrived : arrivedMillis,
        eventTimeMillis,
        newest.after(order),
        columns,
        admitted,
        latestSpec,
        blocks,
        constraints);
  }

  RecordRow changed(SourceChange change, long arrived, boolean founding, long newVersion) {
    return new RecordRow(
        key,
        newVersion,
        founding ? arrived : firstSeenMillis,
        founding ? newVersion : foundingVersion,
        arrived,
        change.eventTimeMillis(),
        Order.of(change).after(order),
        change.columns(),
        true,
        latestSpec,
        blocks,
        constraints);
  }

  /** The row as it is when the record is no more without a change of its source saying so. */
  /** The row as a spec knows it that does not have its source. */
  RecordRow withdrawn(int spec) {
    return new RecordRow(
        key,
        version,
        firstSeenMillis,
        foundingVersion,
        arrivedMillis,
        eventTimeMillis,
        order,
        columns,
        false,
        spec,
        blocks,
        constraints);
  }

  /** A new life of what was withdrawn, with the content that it was left with. */
  RecordRow returned(long newVersion) {
    return new RecordRow(
        key,
        newVersion,
        arrivedMillis,
        newVersion,
        arrivedMillis,
        eventTimeMillis,
        order,
        columns,
        true,
        latestSpec,
        blocks,
        constraints);
  }

  RecordRow again(long newVersion) {
    return new RecordRow(
        key,
        newVersion,
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

  RecordRow placed(int newLatestSpec, List<BlockRef> newBlocks) {
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
        newLatestSpec,
        newBlocks,
        constraints);
  }

  RecordRow constrained(List<Constraint> newConstraints) {
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
        newConstraints);
  }
}
