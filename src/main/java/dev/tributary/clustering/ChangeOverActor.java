package dev.tributary.clustering;

import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.clustering.ChangeOver.Version;
import dev.tributary.clustering.PartitionMessage.Begin;
import dev.tributary.clustering.PartitionMessage.Finish;
import dev.tributary.clustering.PartitionReport.Dropped;
import dev.tributary.clustering.PartitionReport.Swept;

/**
 * Leads all partitions from one spec to the next, in two phases: when every record has completed a
 * round under the new spec, the blocks of the former one are dropped. A spec that is published
 * meanwhile waits; of several that wait the newest is next.
 */
public final class ChangeOverActor {
  private final int partitions;
  private final Place place;

  /** Where the actor keeps what it knows, and what it sends. */
  public interface Place {
    ChangeOver changeOver();

    /** Keeps it, and makes it known. */
    void save(ChangeOver changeOver);

    void toInbox(int partition, PartitionMessage message);

    void toBlocks(int partition, DropBlocks message);
  }

  /**
   * @param partitions of the inbox and of the blocking topic
   */
  public ChangeOverActor(int partitions, Place place) {
    this.partitions = partitions;
    this.place = place;
  }

  /** A spec was published; numbers grow. */
  public void published(Version version) {
    ChangeOver now = place.changeOver();
    if (version.number() <= now.newest().number()) {
      return;
    }
    if (now.active().number() == 0) {
      place.save(ChangeOver.resting(version, version));
      return;
    }
    goOn(now.published(version));
  }

  public void on(PartitionReport report) {
    ChangeOver now = place.changeOver();
    if (report.spec() != now.target().number()) {
      return;
    }
    if (report instanceof Swept swept && now.phase() == Phase.SWEEPING) {
      onSwept(now.swept(swept.partition(), swept.records(), swept.complete()));
    } else if (report instanceof Dropped dropped && now.phase() == Phase.DROPPING) {
      onDropped(now.dropped(dropped.partition()));
    }
  }

  private void onSwept(ChangeOver now) {
    if (now.done().size() < partitions) {
      place.save(now);
      return;
    }
    place.save(now.dropping());
    int spec = now.target().number();
    for (int partition = 0; partition < partitions; partition++) {
      place.toInbox(partition, new Finish(spec));
      place.toBlocks(partition, new DropBlocks(spec));
    }
  }

  private void onDropped(ChangeOver now) {
    if (now.done().size() < partitions) {
      place.save(now);
    } else {
      ChangeOver through = ChangeOver.resting(now.target(), now.newest());
      place.save(through);
      goOn(through);
    }
  }

  private void goOn(ChangeOver now) {
    if (now.phase() != Phase.RESTING || !now.isNewsWaiting()) {
      place.save(now);
      return;
    }
    ChangeOver next = now.sweepingToNewest();
    place.save(next);
    for (int partition = 0; partition < partitions; partition++) {
      place.toInbox(partition, new Begin(next.target().number()));
    }
  }
}
