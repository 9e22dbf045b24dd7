package dev.tributary.topology.format;

import dev.tributary.clustering.BlockMember;
import dev.tributary.clustering.BlockingMessage;
import dev.tributary.clustering.Body;
import dev.tributary.clustering.ChangeOver;
import dev.tributary.clustering.ComponentId;
import dev.tributary.clustering.ComponentMessage;
import dev.tributary.clustering.Constraint;
import dev.tributary.clustering.Departure;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.EdgeKey;
import dev.tributary.clustering.HeldId;
import dev.tributary.clustering.Member;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.PartitionReport;
import dev.tributary.clustering.Rank;
import dev.tributary.clustering.RecordMessage;
import dev.tributary.clustering.RecordRow;
import dev.tributary.clustering.ReviewItem;
import dev.tributary.clustering.ReviewRow;
import dev.tributary.clustering.Round;
import dev.tributary.clustering.Sweep;
import dev.tributary.clustering.Unpublished;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * The binary forms of the clustering protocol's rows and messages. Safe for use by several threads.
 */
public final class Formats {
  private Formats() {}

  // ---- parts, which carry no version of their own

  public static final BinaryCodec<Rank> RANK = new RankCodec();
  public static final BinaryCodec<ComponentId> COMPONENT_ID = new ComponentIdCodec();
  public static final BinaryCodec<EdgeKey> EDGE_KEY = new EdgeKeyCodec();
  public static final BinaryCodec<Edge> EDGE = new EdgeCodec();
  public static final BinaryCodec<HeldId> HELD_ID = new HeldIdCodec();
  public static final BinaryCodec<Member> MEMBER = new MemberCodec();
  public static final BinaryCodec<Departure> DEPARTURE = new DepartureCodec();
  public static final BinaryCodec<Body> BODY = new BodyCodec();
  public static final BinaryCodec<ReviewItem> REVIEW_ITEM = new ReviewItemCodec();
  public static final BinaryCodec<Neighbour> NEIGHBOUR = new NeighbourCodec();
  public static final BinaryCodec<Constraint> CONSTRAINT = new ConstraintCodec();
  public static final BinaryCodec<RecordMessage> RECORD_MESSAGE = RecordMessageForms.CODEC;
  public static final BinaryCodec<ComponentMessage> COMPONENT_MESSAGE = ComponentMessageForms.CODEC;

  // ---- what stands alone and begins with a version

  public static final BinaryCodec<RecordRow> RECORD_ROW = new RecordRowCodec();
  public static final BinaryCodec<Round> ROUND = new RoundCodec();
  public static final BinaryCodec<ReviewRow> REVIEW_ROW = new ReviewRowCodec();
  public static final BinaryCodec<BlockingMessage> BLOCKING_MESSAGE = new BlockingMessageCodec();
  public static final BinaryCodec<PartitionReport> PARTITION_REPORT = new PartitionReportCodec();
  public static final BinaryCodec<Sweep> SWEEP = new SweepCodec();
  public static final BinaryCodec<ChangeOver> CHANGE_OVER = new ChangeOverCodec();
  public static final BinaryCodec<Long> MILLIS = new MillisCodec();
  public static final BinaryCodec<InboxMessage> INBOX_MESSAGE = new InboxMessageCodec();

  /** What a component has not published yet, or that there is nothing. */
  public static void writeUnpublished(@Nullable Unpublished news, BinaryWriter out) {
    Presence.write(news, UnpublishedCodec.INSTANCE, out);
  }

  /** What {@link #writeUnpublished} wrote. */
  public static @Nullable Unpublished readUnpublished(BinaryReader in) {
    return Presence.read(UnpublishedCodec.INSTANCE, in);
  }

  /** A member of a block without its record key, which is part of the row's own key. */
  public static byte[] writeBlockMember(BlockMember member) {
    return BlockMemberForm.write(member);
  }

  /** The member that {@link #writeBlockMember} wrote, with the record key from the row's key. */
  public static BlockMember readBlockMember(RecordKey key, byte[] value) {
    return BlockMemberForm.read(key, value);
  }
}
