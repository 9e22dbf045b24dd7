package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.PAIR_SCORE;
import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.TieCodec.TIE;

import dev.tributary.clustering.Neighbour;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A record found in a common block. */
final class NeighbourCodec implements BinaryCodec<Neighbour> {
  @Override
  public void write(Neighbour neighbour, BinaryWriter out) {
    RECORD_KEY.write(neighbour.key(), out);
    out.writeLong(neighbour.version());
    PAIR_SCORE.write(neighbour.score(), out);
    TIE.write(neighbour.tie(), out);
    out.writeBoolean(neighbour.match());
    out.writeInt(neighbour.spec());
  }

  @Override
  public Neighbour read(BinaryReader in) {
    return new Neighbour(
        RECORD_KEY.read(in),
        in.readLong(),
        PAIR_SCORE.read(in),
        TIE.read(in),
        in.readBoolean(),
        in.readInt());
  }
}
