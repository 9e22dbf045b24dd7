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
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.function.Function;

/** A type of the protocol, its way to bytes and its way back. */
record FormatUnderTest<T>(
    Class<T> type, boolean versioned, Function<T, byte[]> write, Function<byte[], T> read) {
  static final RecordKey BLOCK_MEMBER_KEY = new RecordKey("crm", "17");

  static final List<FormatUnderTest<?>> ALL =
      List.of(
          part(Rank.class, Formats.RANK),
          part(ComponentId.class, Formats.COMPONENT_ID),
          part(EdgeKey.class, Formats.EDGE_KEY),
          part(Edge.class, Formats.EDGE),
          part(HeldId.class, Formats.HELD_ID),
          part(Member.class, Formats.MEMBER),
          part(Departure.class, Formats.DEPARTURE),
          part(Body.class, Formats.BODY),
          part(ReviewItem.class, Formats.REVIEW_ITEM),
          part(Neighbour.class, Formats.NEIGHBOUR),
          part(Constraint.class, Formats.CONSTRAINT),
          part(RecordMessage.class, Formats.RECORD_MESSAGE),
          part(ComponentMessage.class, Formats.COMPONENT_MESSAGE),
          versioned(RecordRow.class, Formats.RECORD_ROW),
          versioned(Round.class, Formats.ROUND),
          versioned(ReviewRow.class, Formats.REVIEW_ROW),
          versioned(BlockingMessage.class, Formats.BLOCKING_MESSAGE),
          versioned(PartitionReport.class, Formats.PARTITION_REPORT),
          versioned(Sweep.class, Formats.SWEEP),
          versioned(ChangeOver.class, Formats.CHANGE_OVER),
          versioned(InboxMessage.class, Formats.INBOX_MESSAGE),
          new FormatUnderTest<>(
              BlockMember.class,
              true,
              Formats::writeBlockMember,
              bytes -> Formats.readBlockMember(BLOCK_MEMBER_KEY, bytes)));

  private static <T> FormatUnderTest<T> part(Class<T> type, BinaryCodec<T> codec) {
    return new FormatUnderTest<>(type, false, codec::toBytes, codec::fromBytes);
  }

  private static <T> FormatUnderTest<T> versioned(Class<T> type, BinaryCodec<T> codec) {
    return new FormatUnderTest<>(type, true, codec::toBytes, codec::fromBytes);
  }

  byte[] randomBytes(RandomProtocol random) {
    return write.apply(random.next(type));
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
