package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.BLOCK_KEY;

import dev.tributary.clustering.BlockRef;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A block under one version of the spec. */
final class BlockRefCodec implements BinaryCodec<BlockRef> {
  static final BinaryCodec<BlockRef> BLOCK_REF = new BlockRefCodec();

  @Override
  public void write(BlockRef block, BinaryWriter out) {
    out.writeInt(block.spec());
    BLOCK_KEY.write(block.key(), out);
  }

  @Override
  public BlockRef read(BinaryReader in) {
    return new BlockRef(in.readInt(), BLOCK_KEY.read(in));
  }
}
