package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import org.jspecify.annotations.Nullable;

/** What may be null: a flag, and the value where there is one. */
final class Presence {
  private Presence() {}

  static <T> void write(@Nullable T value, BinaryCodec<T> codec, BinaryWriter out) {
    out.writeBoolean(value != null);
    if (value != null) {
      codec.write(value, out);
    }
  }

  static <T> @Nullable T read(BinaryCodec<T> codec, BinaryReader in) {
    return in.readBoolean() ? codec.read(in) : null;
  }
}
