package dev.tributary.topology.format;

import dev.tributary.clustering.MoveId;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** The name of a move. */
final class MoveIdCodec implements BinaryCodec<MoveId> {
  static final BinaryCodec<MoveId> MOVE_ID = new MoveIdCodec();

  @Override
  public void write(MoveId move, BinaryWriter out) {
    out.writeInt(move.partition());
    out.writeLong(move.serial());
  }

  @Override
  public MoveId read(BinaryReader in) {
    return new MoveId(in.readInt(), in.readLong());
  }
}
