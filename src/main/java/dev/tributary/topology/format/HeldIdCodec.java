package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.HeldId;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** An entity id in the hands of a member. */
final class HeldIdCodec implements BinaryCodec<HeldId> {
  // Stored for ever: never give one of these numbers to another state.
  private static final int UNUSED = 0;
  private static final int LIVE = 1;
  private static final int RETIRED = 2;

  @Override
  public void write(HeldId held, BinaryWriter out) {
    UUID_FORM.write(held.id(), out);
    out.writeLong(held.mintedMillis());
    RECORD_KEY.write(held.founder(), out);
    out.writeByte(number(held.state()));
    Presence.write(held.successor(), UUID_FORM, out);
    out.writeLong(held.revision());
    out.writeLong(held.createdMillis());
    // Zero for most ids, which never name an entity: one byte each, where a hash has eight.
    out.writeLong(held.fingerprint());
    out.writeLong(held.quality());
  }

  @Override
  public HeldId read(BinaryReader in) {
    return new HeldId(
        UUID_FORM.read(in),
        in.readLong(),
        RECORD_KEY.read(in),
        state(in),
        Presence.read(UUID_FORM, in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static int number(HeldId.State state) {
    return switch (state) {
      case UNUSED -> UNUSED;
      case LIVE -> LIVE;
      case RETIRED -> RETIRED;
    };
  }

  private static HeldId.State state(BinaryReader in) {
    int number = in.readByte();
    return switch (number) {
      case UNUSED -> HeldId.State.UNUSED;
      case LIVE -> HeldId.State.LIVE;
      case RETIRED -> HeldId.State.RETIRED;
      default -> throw in.corrupt("an entity id in unknown state " + number);
    };
  }
}
