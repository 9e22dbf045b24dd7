package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.EdgeKey;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** The name of an edge. */
final class EdgeKeyCodec implements BinaryCodec<EdgeKey> {
  @Override
  public void write(EdgeKey key, BinaryWriter out) {
    RECORD_KEY.write(key.low(), out);
    RECORD_KEY.write(key.high(), out);
    out.writeBoolean(key.mustLink());
  }

  @Override
  public EdgeKey read(BinaryReader in) {
    return new EdgeKey(RECORD_KEY.read(in), RECORD_KEY.read(in), in.readBoolean());
  }
}
