package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.Constraint;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What a steward decided about a record and another one. */
final class ConstraintCodec implements BinaryCodec<Constraint> {
  // Stored for ever: never give one of these numbers to another kind.
  private static final int CANNOT_LINK = 0;
  private static final int MUST_LINK = 1;
  private static final int LOCK = 2;

  @Override
  public void write(Constraint constraint, BinaryWriter out) {
    out.writeString(constraint.decision());
    out.writeLong(constraint.sequence());
    RECORD_KEY.write(constraint.other(), out);
    out.writeByte(number(constraint.kind()));
  }

  @Override
  public Constraint read(BinaryReader in) {
    return new Constraint(in.readString(), in.readLong(), RECORD_KEY.read(in), kind(in));
  }

  private static int number(Constraint.Kind kind) {
    return switch (kind) {
      case CANNOT_LINK -> CANNOT_LINK;
      case MUST_LINK -> MUST_LINK;
      case LOCK -> LOCK;
    };
  }

  private static Constraint.Kind kind(BinaryReader in) {
    int number = in.readByte();
    return switch (number) {
      case CANNOT_LINK -> Constraint.Kind.CANNOT_LINK;
      case MUST_LINK -> Constraint.Kind.MUST_LINK;
      case LOCK -> Constraint.Kind.LOCK;
      default -> throw in.corrupt("a decision of unknown kind " + number);
    };
  }
}
