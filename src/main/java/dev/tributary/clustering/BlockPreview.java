package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares a record with its blocks of one partition and leaves no trace: the block actor itself,
 * on blocks that it cannot change.
 */
public final class BlockPreview {
  private final BlockState state;
  private final BlockActor.Scoring scoring;
  private final BlockActor.Caps caps;

  /**
   * @param state that is only read
   */
  public BlockPreview(BlockState state, BlockActor.Scoring scoring, BlockActor.Caps caps) {
    this.state = state;
    this.scoring = scoring;
    this.caps = caps;
  }

  /**
   * What the blocks would report.
   *
   * @param facets with the blocks of this partition alone; at least one
   * @param latestSpec the newest of their specs
   */
  public RecordMessage.Report report(RecordKey record, List<Facet> facets, int latestSpec) {
    Report heard = new Report();
    new BlockActor(new UnsavedBlocks(state), heard, scoring, caps, new BlockMetrics() {})
        .on(new BlockMessage(record, RecordPreview.NEXT_VERSION, latestSpec, facets, List.of()));
    RecordMessage.Report report = heard.report;
    if (report == null) {
      throw new IllegalArgumentException("no block of this partition was asked for");
    }
    return report;
  }

  /** Keeps the report; what else the actor says is to records that know nothing of this. */
  private static final class Report implements Outbox {
    RecordMessage.@Nullable Report report;

    @Override
    public void toRecord(RecordMessage message) {
      if (message instanceof RecordMessage.Report found) {
        report = found;
      }
    }

    @Override
    public void toComponent(ComponentId to, ComponentMessage message) {}

    @Override
    public void toHome(ComponentId home, ComponentMessage message) {}

    @Override
    public void toBlocks(int partition, BlockMessage message) {}

    @Override
    public void toCoordinator(PartitionReport report) {}

    @Override
    public void publish(Output output, int spec) {}
  }
}
