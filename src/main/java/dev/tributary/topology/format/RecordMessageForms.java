package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.COLUMNS;
import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.RecordMessage.Change;
import dev.tributary.clustering.RecordMessage.Decide;
import dev.tributary.clustering.RecordMessage.Doubts;
import dev.tributary.clustering.RecordMessage.EntityIs;
import dev.tributary.clustering.RecordMessage.Gone;
import dev.tributary.clustering.RecordMessage.Home;
import dev.tributary.clustering.RecordMessage.News;
import dev.tributary.clustering.RecordMessage.Question;
import dev.tributary.clustering.RecordMessage.Report;
import dev.tributary.clustering.RecordMessage.Reround;
import dev.tributary.clustering.RecordMessage.Route;
import dev.tributary.clustering.RecordMessage.Unwatch;
import dev.tributary.clustering.RecordMessage.Watch;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.SourceChange;

/** The messages to the actor of a record: a tag, the record, and what each carries. */
final class RecordMessageForms {
  private static final int CHANGE = 1;
  private static final int REPORT = 2;
  private static final int REROUND = 3;
  private static final int HOME = 4;
  private static final int GONE = 5;
  private static final int ROUTE = 6;
  private static final int DECIDE = 7;
  private static final int ENTITY_IS = 8;
  private static final int QUESTION = 9;
  private static final int WATCH = 10;
  private static final int UNWATCH = 11;
  private static final int NEWS = 12;
  private static final int DOUBTS = 13;

  static final BinaryCodec<RecordMessage> CODEC =
      new UnionCodec<RecordMessage>()
          .with(CHANGE, Change.class, RecordMessageForms::write, RecordMessageForms::change)
          .with(REPORT, Report.class, RecordMessageForms::write, RecordMessageForms::report)
          .with(REROUND, Reround.class, RecordMessageForms::write, RecordMessageForms::reround)
          .with(HOME, Home.class, RecordMessageForms::write, RecordMessageForms::home)
          .with(GONE, Gone.class, RecordMessageForms::write, RecordMessageForms::gone)
          .with(ROUTE, Route.class, RecordMessageForms::write, RecordMessageForms::route)
          .with(DECIDE, Decide.class, RecordMessageForms::write, RecordMessageForms::decide)
          .with(ENTITY_IS, EntityIs.class, RecordMessageForms::write, RecordMessageForms::entityIs)
          .with(QUESTION, Question.class, RecordMessageForms::write, RecordMessageForms::question)
          .with(WATCH, Watch.class, RecordMessageForms::write, RecordMessageForms::watch)
          .with(UNWATCH, Unwatch.class, RecordMessageForms::write, RecordMessageForms::unwatch)
          .with(NEWS, News.class, RecordMessageForms::write, RecordMessageForms::news)
          .with(DOUBTS, Doubts.class, RecordMessageForms::write, RecordMessageForms::doubts);

  private RecordMessageForms() {}

  private static void write(Change message, BinaryWriter out) {
    SourceChange change = message.change();
    RECORD_KEY.write(change.key(), out);
    Presence.write(change.columns(), COLUMNS, out);
    out.writeLong(change.eventTimeMillis());
    out.writeLong(change.position());
    out.writeLong(message.arrivedMillis());
  }

  private static Change change(BinaryReader in) {
    SourceChange change =
        new SourceChange(
            RECORD_KEY.read(in), Presence.read(COLUMNS, in), in.readLong(), in.readLong());
    return new Change(change, in.readLong());
  }

  private static void write(Report message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeLong(message.version());
    out.writeInt(message.from());
    out.writeList(message.neighbours(), Formats.NEIGHBOUR);
    out.writeList(message.carried(), Formats.NEIGHBOUR);
    Numbers.write(message.saturated(), out);
    out.writeBoolean(message.failed());
  }

  private static Report report(BinaryReader in) {
    return new Report(
        RECORD_KEY.read(in),
        in.readLong(),
        in.readInt(),
        in.readList(Formats.NEIGHBOUR),
        in.readList(Formats.NEIGHBOUR),
        Numbers.readList(in),
        in.readBoolean());
  }

  private static void write(Reround message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeLong(message.version());
  }

  private static Reround reround(BinaryReader in) {
    return new Reround(RECORD_KEY.read(in), in.readLong());
  }

  private static void write(Home message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    Formats.RANK.write(message.rank(), out);
  }

  private static Home home(BinaryReader in) {
    return new Home(RECORD_KEY.read(in), Formats.RANK.read(in));
  }

  private static void write(Gone message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeLong(message.version());
  }

  private static Gone gone(BinaryReader in) {
    return new Gone(RECORD_KEY.read(in), in.readLong());
  }

  private static void write(Route message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    Formats.COMPONENT_MESSAGE.write(message.message(), out);
  }

  private static Route route(BinaryReader in) {
    return new Route(RECORD_KEY.read(in), Formats.COMPONENT_MESSAGE.read(in));
  }

  private static void write(Decide message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeString(message.decision());
    out.writeList(message.constraints(), Formats.CONSTRAINT);
  }

  private static Decide decide(BinaryReader in) {
    return new Decide(RECORD_KEY.read(in), in.readString(), in.readList(Formats.CONSTRAINT));
  }

  private static void write(EntityIs message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeLong(message.version());
    Presence.write(message.entity(), UUID_FORM, out);
  }

  private static EntityIs entityIs(BinaryReader in) {
    return new EntityIs(RECORD_KEY.read(in), in.readLong(), Presence.read(UUID_FORM, in));
  }

  private static void write(Question message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    Formats.REVIEW_ITEM.write(message.item(), out);
  }

  private static Question question(BinaryReader in) {
    return new Question(RECORD_KEY.read(in), Formats.REVIEW_ITEM.read(in));
  }

  private static void write(Watch message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    RECORD_KEY.write(message.owner(), out);
  }

  private static Watch watch(BinaryReader in) {
    return new Watch(RECORD_KEY.read(in), RECORD_KEY.read(in));
  }

  private static void write(Unwatch message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    RECORD_KEY.write(message.owner(), out);
  }

  private static Unwatch unwatch(BinaryReader in) {
    return new Unwatch(RECORD_KEY.read(in), RECORD_KEY.read(in));
  }

  private static void write(News message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    RECORD_KEY.write(message.about(), out);
    out.writeLong(message.version());
    out.writeBoolean(message.alive());
    Presence.write(message.entity(), UUID_FORM, out);
  }

  private static News news(BinaryReader in) {
    return new News(
        RECORD_KEY.read(in),
        RECORD_KEY.read(in),
        in.readLong(),
        in.readBoolean(),
        Presence.read(UUID_FORM, in));
  }

  private static void write(Doubts message, BinaryWriter out) {
    RECORD_KEY.write(message.to(), out);
    out.writeLong(message.version());
    out.writeList(message.doubts(), DoubtCodec.DOUBT);
  }

  private static Doubts doubts(BinaryReader in) {
    return new Doubts(RECORD_KEY.read(in), in.readLong(), in.readList(DoubtCodec.DOUBT));
  }
}
