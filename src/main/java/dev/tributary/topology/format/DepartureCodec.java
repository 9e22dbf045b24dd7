package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;
import static dev.tributary.topology.format.UuidCodec.UUID_FORM;

import dev.tributary.clustering.Departure;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** What a component still has to tell about a record that left it. */
final class DepartureCodec implements BinaryCodec<Departure> {
  @Override
  public void write(Departure departure, BinaryWriter out) {
    RECORD_KEY.write(departure.record(), out);
    Presence.write(departure.entity(), UUID_FORM, out);
    out.writeBoolean(departure.deleted());
    out.writeList(departure.orphans(), Formats.HELD_ID);
  }

  @Override
  public Departure read(BinaryReader in) {
    return new Departure(
        RECORD_KEY.read(in),
        Presence.read(UUID_FORM, in),
        in.readBoolean(),
        in.readList(Formats.HELD_ID));
  }
}
