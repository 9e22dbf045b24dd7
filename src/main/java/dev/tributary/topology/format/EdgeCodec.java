package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.PAIR_SCORE;
import static dev.tributary.topology.format.TieCodec.TIE;

import dev.tributary.clustering.Edge;
import dev.tributary.clustering.EdgeKey;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.PairScore;

/** An edge: its key, the versions of its ends, and its score as a pair's score is written. */
final class EdgeCodec implements BinaryCodec<Edge> {
  @Override
  public void write(Edge edge, BinaryWriter out) {
    Formats.EDGE_KEY.write(edge.key(), out);
    out.writeLong(edge.lowVersion());
    out.writeLong(edge.highVersion());
    PAIR_SCORE.write(new PairScore(edge.total(), edge.parts()), out);
    TIE.write(edge.tie(), out);
    out.writeInt(edge.spec());
  }

  @Override
  public Edge read(BinaryReader in) {
    EdgeKey key = Formats.EDGE_KEY.read(in);
    long lowVersion = in.readLong();
    long highVersion = in.readLong();
    PairScore score = PAIR_SCORE.read(in);
    return new Edge(
        key, lowVersion, highVersion, score.total(), score.parts(), TIE.read(in), in.readInt());
  }
}
