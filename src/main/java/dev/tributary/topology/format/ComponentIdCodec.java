package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.ComponentId;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** The name of a component. */
final class ComponentIdCodec implements BinaryCodec<ComponentId> {
  @Override
  public void write(ComponentId id, BinaryWriter out) {
    RECORD_KEY.write(id.founder(), out);
    out.writeInt(id.partition());
    out.writeLong(id.serial());
  }

  @Override
  public ComponentId read(BinaryReader in) {
    return new ComponentId(RECORD_KEY.read(in), in.readInt(), in.readLong());
  }
}
