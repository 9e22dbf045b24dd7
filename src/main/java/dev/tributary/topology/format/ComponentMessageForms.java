package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.MoveIdCodec.MOVE_ID;
import static dev.tributary.topology.format.ObservationCodec.OBSERVATION;

import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.ComponentMessage.Absorb;
import dev.tributary.clustering.ComponentMessage.Adopt;
import dev.tributary.clustering.ComponentMessage.Apply;
import dev.tributary.clustering.ComponentMessage.Join;
import dev.tributary.clustering.ComponentMessage.Link;
import dev.tributary.clustering.ComponentMessage.Observe;
import dev.tributary.clustering.ComponentMessage.Piece;
import dev.tributary.clustering.ComponentMessage.Refused;
import dev.tributary.clustering.ComponentMessage.Retry;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;

/** The messages to a component: a tag, and what each carries. */
final class ComponentMessageForms {
  private static final int APPLY = 1;
  private static final int OBSERVE = 2;
  private static final int LINK = 3;
  private static final int JOIN = 4;
  private static final int REFUSED = 5;
  private static final int RETRY = 6;
  private static final int PIECE = 7;
  private static final int ADOPT = 8;
  private static final int ABSORB = 9;

  static final BinaryCodec<ComponentMessage> CODEC =
      new UnionCodec<ComponentMessage>()
          .with(APPLY, Apply.class, ComponentMessageForms::write, ComponentMessageForms::apply)
          .with(
              OBSERVE, Observe.class, ComponentMessageForms::write, ComponentMessageForms::observe)
          .with(LINK, Link.class, ComponentMessageForms::write, ComponentMessageForms::link)
          .with(JOIN, Join.class, ComponentMessageForms::write, ComponentMessageForms::join)
          .with(
              REFUSED, Refused.class, ComponentMessageForms::write, ComponentMessageForms::refused)
          .with(RETRY, Retry.class, ComponentMessageForms::write, ComponentMessageForms::retry)
          .with(PIECE, Piece.class, ComponentMessageForms::write, ComponentMessageForms::piece)
          .with(ADOPT, Adopt.class, ComponentMessageForms::write, ComponentMessageForms::adopt)
          .with(ABSORB, Absorb.class, ComponentMessageForms::write, ComponentMessageForms::absorb);

  private ComponentMessageForms() {}

  private static void write(Apply message, BinaryWriter out) {
    RECORD_KEY.write(message.member(), out);
    out.writeLong(message.version());
    out.writeInt(message.spec());
    out.writeLong(message.arrivedMillis());
    MemberContent.write(message.member(), message.content(), out);
    out.writeList(message.edges(), Formats.EDGE);
    out.writeList(message.cannotLinks(), RECORD_KEY);
    out.writeBoolean(message.locked());
    OBSERVATION.write(message.observation(), out);
  }

  private static Apply apply(BinaryReader in) {
    RecordKey member = RECORD_KEY.read(in);
    return new Apply(
        member,
        in.readLong(),
        in.readInt(),
        in.readLong(),
        MemberContent.read(member, in),
        in.readList(Formats.EDGE),
        in.readList(RECORD_KEY),
        in.readBoolean(),
        OBSERVATION.read(in));
  }

  private static void write(Observe message, BinaryWriter out) {
    RECORD_KEY.write(message.member(), out);
    OBSERVATION.write(message.observation(), out);
  }

  private static Observe observe(BinaryReader in) {
    return new Observe(RECORD_KEY.read(in), OBSERVATION.read(in));
  }

  private static void write(Link message, BinaryWriter out) {
    Formats.EDGE.write(message.edge(), out);
    RECORD_KEY.write(message.a(), out);
    RECORD_KEY.write(message.b(), out);
    Formats.RANK.write(message.rank(), out);
  }

  private static Link link(BinaryReader in) {
    return new Link(
        Formats.EDGE.read(in), RECORD_KEY.read(in), RECORD_KEY.read(in), Formats.RANK.read(in));
  }

  private static void write(Join message, BinaryWriter out) {
    Formats.EDGE.write(message.edge(), out);
    RECORD_KEY.write(message.a(), out);
    RECORD_KEY.write(message.b(), out);
    Formats.RANK.write(message.rank(), out);
  }

  private static Join join(BinaryReader in) {
    return new Join(
        Formats.EDGE.read(in), RECORD_KEY.read(in), RECORD_KEY.read(in), Formats.RANK.read(in));
  }

  private static void write(Refused message, BinaryWriter out) {
    Formats.EDGE.write(message.edge(), out);
    RECORD_KEY.write(message.a(), out);
  }

  private static Refused refused(BinaryReader in) {
    return new Refused(Formats.EDGE.read(in), RECORD_KEY.read(in));
  }

  private static void write(Retry message, BinaryWriter out) {
    Formats.EDGE.write(message.edge(), out);
    RECORD_KEY.write(message.a(), out);
  }

  private static Retry retry(BinaryReader in) {
    return new Retry(Formats.EDGE.read(in), RECORD_KEY.read(in));
  }

  private static void write(Piece message, BinaryWriter out) {
    MOVE_ID.write(message.move(), out);
    out.writeUnsigned(message.index());
    Formats.BODY.write(message.body(), out);
  }

  private static Piece piece(BinaryReader in) {
    return new Piece(MOVE_ID.read(in), in.readUnsigned(), Formats.BODY.read(in));
  }

  private static void write(Adopt message, BinaryWriter out) {
    Formats.RANK.write(message.rank(), out);
    MOVE_ID.write(message.move(), out);
    out.writeUnsigned(message.pieces());
    Formats.BODY.write(message.body(), out);
  }

  private static Adopt adopt(BinaryReader in) {
    return new Adopt(
        Formats.RANK.read(in), MOVE_ID.read(in), in.readUnsigned(), Formats.BODY.read(in));
  }

  private static void write(Absorb message, BinaryWriter out) {
    Formats.RANK.write(message.rank(), out);
    MOVE_ID.write(message.move(), out);
    out.writeUnsigned(message.pieces());
    Formats.BODY.write(message.body(), out);
    Presence.write(message.asker(), RECORD_KEY, out);
    Formats.EDGE.write(message.edge(), out);
  }

  private static Absorb absorb(BinaryReader in) {
    return new Absorb(
        Formats.RANK.read(in),
        MOVE_ID.read(in),
        in.readUnsigned(),
        Formats.BODY.read(in),
        Presence.read(RECORD_KEY, in),
        Formats.EDGE.read(in));
  }
}
