package dev.tributary.topology.format;

import dev.tributary.clustering.Body;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What a component holds; a body that was read can take pieces in. */
final class BodyCodec implements BinaryCodec<Body> {
  @Override
  public void write(Body body, BinaryWriter out) {
    out.writeList(body.members(), Formats.MEMBER);
    out.writeList(body.edges(), Formats.EDGE);
    out.writeList(body.inFlight(), Formats.EDGE);
    out.writeList(body.departures(), Formats.DEPARTURE);
  }

  @Override
  public Body read(BinaryReader in) {
    return new Body(
        in.readList(Formats.MEMBER),
        in.readList(Formats.EDGE),
        in.readList(Formats.EDGE),
        in.readList(Formats.DEPARTURE));
  }
}
