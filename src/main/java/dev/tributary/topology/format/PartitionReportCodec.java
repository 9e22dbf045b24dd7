package dev.tributary.topology.format;

import dev.tributary.clustering.PartitionReport;
import dev.tributary.clustering.PartitionReport.Dropped;
import dev.tributary.clustering.PartitionReport.Swept;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What travels on the coordination topic. */
final class PartitionReportCodec implements BinaryCodec<PartitionReport> {
  private static final int VERSION = 1;
  private static final int SWEPT = 1;
  private static final int DROPPED = 2;

  private final BinaryCodec<PartitionReport> reports =
      new UnionCodec<PartitionReport>()
          .with(
              SWEPT,
              Swept.class,
              (report, out) -> {
                out.writeInt(report.partition());
                out.writeInt(report.spec());
                out.writeLong(report.records());
                out.writeBoolean(report.complete());
              },
              in -> new Swept(in.readInt(), in.readInt(), in.readLong(), in.readBoolean()))
          .with(
              DROPPED,
              Dropped.class,
              (report, out) -> {
                out.writeInt(report.partition());
                out.writeInt(report.spec());
              },
              in -> new Dropped(in.readInt(), in.readInt()));

  @Override
  public void write(PartitionReport report, BinaryWriter out) {
    out.writeVersion(VERSION);
    reports.write(report, out);
  }

  @Override
  public PartitionReport read(BinaryReader in) {
    in.readVersion(VERSION);
    return reports.read(in);
  }
}
