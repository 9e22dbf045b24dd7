package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.BLOCK_KEY;
import static dev.tributary.codec.binary.ModelCodecs.FEATURES;

import dev.tributary.clustering.Facet;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** A record as one version of the spec sees it. */
final class FacetCodec implements BinaryCodec<Facet> {
  static final BinaryCodec<Facet> FACET = new FacetCodec();

  @Override
  public void write(Facet facet, BinaryWriter out) {
    out.writeInt(facet.spec());
    FEATURES.write(facet.features(), out);
    out.writeList(facet.blocks(), BLOCK_KEY);
  }

  @Override
  public Facet read(BinaryReader in) {
    return new Facet(in.readInt(), FEATURES.read(in), in.readList(BLOCK_KEY));
  }
}
