package dev.tributary.topology.format;

import dev.tributary.clustering.PartitionMessage;
import dev.tributary.clustering.PartitionMessage.Begin;
import dev.tributary.clustering.PartitionMessage.Finish;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.topology.format.InboxMessage.ToComponent;
import dev.tributary.topology.format.InboxMessage.ToPartition;
import dev.tributary.topology.format.InboxMessage.ToRecord;

/** What travels on the inbox topic. */
final class InboxMessageCodec implements BinaryCodec<InboxMessage> {
  private static final int VERSION = 3;
  private static final int TO_RECORD = 1;
  private static final int TO_COMPONENT = 2;
  private static final int TO_PARTITION = 3;
  private static final int BEGIN = 1;
  private static final int FINISH = 2;

  private static final BinaryCodec<PartitionMessage> PARTITION_MESSAGE =
      new UnionCodec<PartitionMessage>()
          .with(
              BEGIN,
              Begin.class,
              (message, out) -> out.writeInt(message.spec()),
              in -> new Begin(in.readInt()))
          .with(
              FINISH,
              Finish.class,
              (message, out) -> out.writeInt(message.spec()),
              in -> new Finish(in.readInt()));

  private final BinaryCodec<InboxMessage> addressed =
      new UnionCodec<InboxMessage>()
          .with(
              TO_RECORD,
              ToRecord.class,
              (message, out) -> Formats.RECORD_MESSAGE.write(message.message(), out),
              in -> new ToRecord(Formats.RECORD_MESSAGE.read(in)))
          .with(
              TO_COMPONENT,
              ToComponent.class,
              (message, out) -> {
                Formats.COMPONENT_ID.write(message.to(), out);
                Formats.COMPONENT_MESSAGE.write(message.message(), out);
              },
              in ->
                  new ToComponent(
                      Formats.COMPONENT_ID.read(in), Formats.COMPONENT_MESSAGE.read(in)))
          .with(
              TO_PARTITION,
              ToPartition.class,
              (message, out) -> PARTITION_MESSAGE.write(message.message(), out),
              in -> new ToPartition(PARTITION_MESSAGE.read(in)));

  @Override
  public void write(InboxMessage message, BinaryWriter out) {
    out.writeVersion(VERSION);
    addressed.write(message, out);
  }

  @Override
  public InboxMessage read(BinaryReader in) {
    in.readOnlyVersion(VERSION);
    return addressed.read(in);
  }
}
