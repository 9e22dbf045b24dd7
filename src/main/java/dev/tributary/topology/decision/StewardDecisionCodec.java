package dev.tributary.topology.decision;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A decision as it is kept beside the topic, so that it can be withdrawn. */
public final class StewardDecisionCodec implements BinaryCodec<StewardDecision> {
  public static final BinaryCodec<StewardDecision> INSTANCE = new StewardDecisionCodec();
  private static final int VERSION = 1;

  // Stored for ever: never give one of these numbers to another kind.
  private static final int TOGETHER = 1;
  private static final int APART = 2;
  private static final int LOCK = 3;
  private static final int NOTHING = 4;

  private StewardDecisionCodec() {}

  @Override
  public void write(StewardDecision decision, BinaryWriter out) {
    out.writeVersion(VERSION);
    out.writeString(decision.id());
    out.writeByte(number(decision.kind()));
    out.writeLong(decision.sequence());
    out.writeList(decision.a(), RECORD_KEY);
    out.writeList(decision.b(), RECORD_KEY);
  }

  @Override
  public StewardDecision read(BinaryReader in) {
    in.readVersion(VERSION);
    return new StewardDecision(
        in.readString(), kind(in), in.readLong(), in.readList(RECORD_KEY), in.readList(RECORD_KEY));
  }

  private static int number(StewardDecision.Kind kind) {
    return switch (kind) {
      case TOGETHER -> TOGETHER;
      case APART -> APART;
      case LOCK -> LOCK;
      case NOTHING -> NOTHING;
    };
  }

  private static StewardDecision.Kind kind(BinaryReader in) {
    int number = in.readByte();
    return switch (number) {
      case TOGETHER -> StewardDecision.Kind.TOGETHER;
      case APART -> StewardDecision.Kind.APART;
      case LOCK -> StewardDecision.Kind.LOCK;
      case NOTHING -> StewardDecision.Kind.NOTHING;
      default -> throw in.corrupt("a steward's decision of unknown kind " + number);
    };
  }
}
