package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.Constraint;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What a steward decided about a record and another one. */
final class ConstraintCodec implements BinaryCodec<Constraint> {
  @Override
  public void write(Constraint constraint, BinaryWriter out) {
    out.writeString(constraint.decision());
    out.writeLong(constraint.sequence());
    RECORD_KEY.write(constraint.other(), out);
    out.writeBoolean(constraint.mustLink());
  }

  @Override
  public Constraint read(BinaryReader in) {
    return new Constraint(in.readString(), in.readLong(), RECORD_KEY.read(in), in.readBoolean());
  }
}
