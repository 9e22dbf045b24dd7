package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import dev.tributary.model.Tier;

/** The tier of a pair and its place there; beside it, the reason of a question. */
final class TieCodec implements BinaryCodec<Tie> {
  static final BinaryCodec<Tie> TIE = new TieCodec();

  // Stored for ever: never give one of these numbers to another tier, or to another reason.
  private static final int KEY = 1;
  private static final int MATCH = 2;
  private static final int ANCHOR = 3;
  private static final int PERSONA = 4;
  private static final int REVIEW = 5;

  @Override
  public void write(Tie tie, BinaryWriter out) {
    out.writeByte(
        switch (tie.tier()) {
          case KEY -> KEY;
          case MATCH -> MATCH;
          case ANCHOR -> ANCHOR;
          case PERSONA -> PERSONA;
          case REVIEW -> REVIEW;
        });
    out.writeInt(tie.rank());
  }

  @Override
  public Tie read(BinaryReader in) {
    int number = in.readByte();
    Tier tier =
        switch (number) {
          case KEY -> Tier.KEY;
          case MATCH -> Tier.MATCH;
          case ANCHOR -> Tier.ANCHOR;
          case PERSONA -> Tier.PERSONA;
          case REVIEW -> Tier.REVIEW;
          default -> throw in.corrupt("a pair in unknown tier " + number);
        };
    return new Tie(tier, in.readInt());
  }

  static void writeReason(ReviewReason reason, BinaryWriter out) {
    out.writeByte(
        switch (reason) {
          case LOW_CONFIDENCE -> 1;
          case MULTI_MATCH -> 2;
          case AMBIGUOUS_ANCHOR -> 3;
          case POLICY -> 4;
        });
  }

  static ReviewReason readReason(BinaryReader in) {
    int number = in.readByte();
    return switch (number) {
      case 1 -> ReviewReason.LOW_CONFIDENCE;
      case 2 -> ReviewReason.MULTI_MATCH;
      case 3 -> ReviewReason.AMBIGUOUS_ANCHOR;
      case 4 -> ReviewReason.POLICY;
      default -> throw in.corrupt("a question for unknown reason " + number);
    };
  }
}
