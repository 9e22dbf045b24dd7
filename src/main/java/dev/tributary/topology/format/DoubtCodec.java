package dev.tributary.topology.format;

import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.Doubt;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A match that the entities do not follow. */
final class DoubtCodec implements BinaryCodec<Doubt> {
  static final BinaryCodec<Doubt> DOUBT = new DoubtCodec();

  @Override
  public void write(Doubt doubt, BinaryWriter out) {
    Formats.REVIEW_ITEM.write(doubt.item(), out);
    UUID_FORM.write(doubt.otherEntity(), out);
  }

  @Override
  public Doubt read(BinaryReader in) {
    return new Doubt(Formats.REVIEW_ITEM.read(in), UUID_FORM.read(in));
  }
}
