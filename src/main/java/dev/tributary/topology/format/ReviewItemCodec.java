package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.PAIR_SCORE;
import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.TieCodec.TIE;

import dev.tributary.clustering.ReviewItem;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A pair that is worth a review. */
final class ReviewItemCodec implements BinaryCodec<ReviewItem> {
  @Override
  public void write(ReviewItem item, BinaryWriter out) {
    RECORD_KEY.write(item.low(), out);
    out.writeLong(item.lowVersion());
    RECORD_KEY.write(item.high(), out);
    out.writeLong(item.highVersion());
    PAIR_SCORE.write(item.score(), out);
    TIE.write(item.tie(), out);
    TieCodec.writeReason(item.reason(), out);
    out.writeLong(item.sinceMillis());
  }

  @Override
  public ReviewItem read(BinaryReader in) {
    return new ReviewItem(
        RECORD_KEY.read(in),
        in.readLong(),
        RECORD_KEY.read(in),
        in.readLong(),
        PAIR_SCORE.read(in),
        TIE.read(in),
        TieCodec.readReason(in),
        in.readLong());
  }
}
