package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.Sweep;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** How far the sweep of a partition is. */
final class SweepCodec implements BinaryCodec<Sweep> {
  private static final int VERSION = 1;

  @Override
  public void write(Sweep sweep, BinaryWriter out) {
    out.writeVersion(VERSION);
    out.writeInt(sweep.spec());
    Presence.write(sweep.after(), RECORD_KEY, out);
    out.writeLong(sweep.records());
    out.writeLong(sweep.lastVersion());
  }

  @Override
  public Sweep read(BinaryReader in) {
    in.readVersion(VERSION);
    return new Sweep(in.readInt(), Presence.read(RECORD_KEY, in), in.readLong(), in.readLong());
  }
}
