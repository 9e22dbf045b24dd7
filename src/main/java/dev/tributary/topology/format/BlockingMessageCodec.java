package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.BlockRefCodec.BLOCK_REF;
import static dev.tributary.topology.format.FacetCodec.FACET;

import dev.tributary.clustering.BlockMessage;
import dev.tributary.clustering.BlockingMessage;
import dev.tributary.clustering.DropBlocks;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What travels on the blocking topic. */
final class BlockingMessageCodec implements BinaryCodec<BlockingMessage> {
  private static final int VERSION = 2;
  private static final int RECORD_VERSION = 1;
  private static final int DROP_BLOCKS = 2;

  private final BinaryCodec<BlockingMessage> addressed =
      new UnionCodec<BlockingMessage>()
          .with(
              RECORD_VERSION,
              BlockMessage.class,
              BlockingMessageCodec::write,
              BlockingMessageCodec::message)
          .with(
              DROP_BLOCKS,
              DropBlocks.class,
              (message, out) -> out.writeInt(message.spec()),
              in -> new DropBlocks(in.readInt()));

  private static void write(BlockMessage message, BinaryWriter out) {
    RECORD_KEY.write(message.record(), out);
    out.writeLong(message.version());
    out.writeInt(message.latestSpec());
    out.writeList(message.facets(), FACET);
    out.writeList(message.left(), BLOCK_REF);
  }

  private static BlockMessage message(BinaryReader in) {
    return new BlockMessage(
        RECORD_KEY.read(in),
        in.readLong(),
        in.readInt(),
        in.readList(FACET),
        in.readList(BLOCK_REF));
  }

  @Override
  public void write(BlockingMessage message, BinaryWriter out) {
    out.writeVersion(VERSION);
    addressed.write(message, out);
  }

  @Override
  public BlockingMessage read(BinaryReader in) {
    in.readOnlyVersion(VERSION);
    return addressed.read(in);
  }
}
