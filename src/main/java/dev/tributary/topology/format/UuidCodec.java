package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.util.UUID;

/** An entity id in its sixteen bytes. */
final class UuidCodec implements BinaryCodec<UUID> {
  static final BinaryCodec<UUID> UUID_FORM = new UuidCodec();

  @Override
  public void write(UUID id, BinaryWriter out) {
    out.writeFixedLong(id.getMostSignificantBits());
    out.writeFixedLong(id.getLeastSignificantBits());
  }

  @Override
  public UUID read(BinaryReader in) {
    long upper = in.readFixedLong();
    return new UUID(upper, in.readFixedLong());
  }
}
