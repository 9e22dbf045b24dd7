package dev.tributary.topology.format;

import dev.tributary.clustering.ChangeOver;
import dev.tributary.clustering.ChangeOver.Phase;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far a change of spec is. */
final class ChangeOverCodec implements BinaryCodec<ChangeOver> {
  private static final int VERSION = 1;

  // Stored for ever: never give one of these numbers to another phase.
  private static final int RESTING = 1;
  private static final int SWEEPING = 2;
  private static final int DROPPING = 3;

  @Override
  public void write(ChangeOver changeOver, BinaryWriter out) {
    out.writeVersion(VERSION);
    write(changeOver.active(), out);
    write(changeOver.target(), out);
    write(changeOver.newest(), out);
    out.writeByte(
        switch (changeOver.phase()) {
          case RESTING -> RESTING;
          case SWEEPING -> SWEEPING;
          case DROPPING -> DROPPING;
        });
    out.writeUnsigned(changeOver.records().size());
    for (Map.Entry<Integer, Long> entry : changeOver.records().entrySet()) {
      out.writeInt(entry.getKey());
      out.writeLong(entry.getValue());
    }
    Numbers.write(changeOver.done(), out);
  }

  private static void write(ChangeOver.Version version, BinaryWriter out) {
    out.writeInt(version.number());
    out.writeString(version.hash());
  }

  @Override
  public ChangeOver read(BinaryReader in) {
    in.readVersion(VERSION);
    return new ChangeOver(
        version(in), version(in), version(in), phase(in), counts(in), Numbers.readSet(in));
  }

  private static ChangeOver.Version version(BinaryReader in) {
    return new ChangeOver.Version(in.readInt(), in.readString());
  }

  private static Phase phase(BinaryReader in) {
    int number = in.readByte();
    return switch (number) {
      case RESTING -> Phase.RESTING;
      case SWEEPING -> Phase.SWEEPING;
      case DROPPING -> Phase.DROPPING;
      default -> throw in.corrupt("a change of spec in unknown phase " + number);
    };
  }

  private static SortedMap<Integer, Long> counts(BinaryReader in) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int left = in.readCount(); left > 0; left--) {
      counts.put(in.readInt(), in.readLong());
    }
    return counts;
  }
}
