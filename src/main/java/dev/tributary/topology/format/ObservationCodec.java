package dev.tributary.topology.format;

import dev.tributary.clustering.Observation;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;

/** Whether an actor wants to hear of its entity. */
final class ObservationCodec implements BinaryCodec<Observation> {
  static final BinaryCodec<Observation> OBSERVATION = new ObservationCodec();

  @Override
  public void write(Observation observation, BinaryWriter out) {
    out.writeLong(observation.serial());
    out.writeBoolean(observation.wanted());
  }

  @Override
  public Observation read(BinaryReader in) {
    return new Observation(in.readLong(), in.readBoolean());
  }
}
