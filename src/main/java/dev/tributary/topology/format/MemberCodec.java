package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.ObservationCodec.OBSERVATION;
import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.Member;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;

/** A record as its component knows it. */
final class MemberCodec implements BinaryCodec<Member> {
  @Override
  public void write(Member member, BinaryWriter out) {
    RECORD_KEY.write(member.key(), out);
    out.writeLong(member.version());
    out.writeInt(member.spec());
    out.writeLong(member.firstSeenMillis());
    out.writeLong(member.foundingVersion());
    out.writeLong(member.arrivedMillis());
    MemberContent.write(member.key(), member.content(), out);
    out.writeList(member.cannotLinks(), RECORD_KEY);
    out.writeBoolean(member.locked());
    OBSERVATION.write(member.observation(), out);
    Presence.write(member.entity(), UUID_FORM, out);
    out.writeFixedLong(member.crosswalkFingerprint());
    // Zero for most members: one byte.
    out.writeLong(member.doubtsFingerprint());
    out.writeList(member.held(), Formats.HELD_ID);
  }

  @Override
  public Member read(BinaryReader in) {
    RecordKey key = RECORD_KEY.read(in);
    return new Member(
        key,
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        MemberContent.read(key, in),
        in.readList(RECORD_KEY),
        in.readBoolean(),
        OBSERVATION.read(in),
        Presence.read(UUID_FORM, in),
        in.readFixedLong(),
        in.readLong(),
        in.readList(Formats.HELD_ID));
  }
}
