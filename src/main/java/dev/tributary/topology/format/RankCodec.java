package dev.tributary.topology.format;

import dev.tributary.clustering.Rank;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** The age of a component and its name. */
final class RankCodec implements BinaryCodec<Rank> {
  @Override
  public void write(Rank rank, BinaryWriter out) {
    out.writeLong(rank.firstSeenMillis());
    Formats.COMPONENT_ID.write(rank.id(), out);
  }

  @Override
  public Rank read(BinaryReader in) {
    return new Rank(in.readLong(), Formats.COMPONENT_ID.read(in));
  }
}
