package dev.tributary.topology.format;

import dev.tributary.clustering.Unpublished;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.codec.binary.ModelCodecs;

/** Writes what a component has not published yet. */
final class UnpublishedCodec implements BinaryCodec<Unpublished> {
  static final UnpublishedCodec INSTANCE = new UnpublishedCodec();

  @Override
  public void write(Unpublished news, BinaryWriter out) {
    out.writeLong(news.sinceMillis());
    Presence.write(news.cause(), ModelCodecs.RECORD_KEY, out);
  }

  @Override
  public Unpublished read(BinaryReader in) {
    return new Unpublished(in.readLong(), Presence.read(ModelCodecs.RECORD_KEY, in));
  }
}
