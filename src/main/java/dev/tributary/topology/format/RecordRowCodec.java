package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.COLUMNS;
import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.BlockRefCodec.BLOCK_REF;

import dev.tributary.clustering.RecordRow;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A record as its own actor knows it. */
final class RecordRowCodec implements BinaryCodec<RecordRow> {
  private static final int VERSION = 2;

  @Override
  public void write(RecordRow row, BinaryWriter out) {
    out.writeVersion(VERSION);
    RECORD_KEY.write(row.key(), out);
    out.writeLong(row.version());
    out.writeLong(row.firstSeenMillis());
    out.writeLong(row.foundingVersion());
    out.writeLong(row.arrivedMillis());
    out.writeLong(row.eventTimeMillis());
    out.writeLong(row.order().position());
    out.writeLong(row.order().timeMillis());
    Presence.write(row.columns(), COLUMNS, out);
    out.writeBoolean(row.admitted());
    out.writeInt(row.latestSpec());
    out.writeList(row.blocks(), BLOCK_REF);
    out.writeList(row.constraints(), Formats.CONSTRAINT);
  }

  @Override
  public RecordRow read(BinaryReader in) {
    in.readOnlyVersion(VERSION);
    return new RecordRow(
        RECORD_KEY.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new RecordRow.Order(in.readLong(), in.readLong()),
        Presence.read(COLUMNS, in),
        in.readBoolean(),
        in.readInt(),
        in.readList(BLOCK_REF),
        in.readList(Formats.CONSTRAINT));
  }
}
