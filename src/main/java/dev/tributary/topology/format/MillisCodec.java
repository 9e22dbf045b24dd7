package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A time, milliseconds since 1970. */
final class MillisCodec implements BinaryCodec<Long> {
  @Override
  public void write(Long millis, BinaryWriter out) {
    out.writeLong(millis);
  }

  @Override
  public Long read(BinaryReader in) {
    return in.readLong();
  }
}
