package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.FEATURES;

import dev.tributary.clustering.BlockMember;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;

/** The row of a record in a block, without the record's key: that is part of the row's key. */
final class BlockMemberForm {
  private static final int VERSION = 2;

  private BlockMemberForm() {}

  static byte[] write(BlockMember member) {
    BinaryWriter out = new BinaryWriter();
    out.writeVersion(VERSION);
    out.writeLong(member.version());
    out.writeInt(member.latestSpec());
    out.writeLong(member.former());
    FEATURES.write(member.features(), out);
    return out.toByteArray();
  }

  static BlockMember read(RecordKey key, byte[] value) {
    BinaryReader in = new BinaryReader(value);
    in.readOnlyVersion(VERSION);
    BlockMember member =
        new BlockMember(key, in.readLong(), in.readInt(), in.readLong(), FEATURES.read(in));
    in.requireEnd();
    return member;
  }
}
