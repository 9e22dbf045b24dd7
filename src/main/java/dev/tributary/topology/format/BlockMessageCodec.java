package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.BlockRefCodec.BLOCK_REF;
import static dev.tributary.topology.format.FacetCodec.FACET;

import dev.tributary.clustering.BlockMessage;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A version on its way to one partition of the blocking stage. */
final class BlockMessageCodec implements BinaryCodec<BlockMessage> {
  private static final int VERSION = 1;

  @Override
  public void write(BlockMessage message, BinaryWriter out) {
    out.writeVersion(VERSION);
    RECORD_KEY.write(message.record(), out);
    out.writeLong(message.version());
    out.writeInt(message.latestSpec());
    out.writeList(message.facets(), FACET);
    out.writeList(message.left(), BLOCK_REF);
  }

  @Override
  public BlockMessage read(BinaryReader in) {
    in.readVersion(VERSION);
    return new BlockMessage(
        RECORD_KEY.read(in),
        in.readLong(),
        in.readInt(),
        in.readList(FACET),
        in.readList(BLOCK_REF));
  }
}
