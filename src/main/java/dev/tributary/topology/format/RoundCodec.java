package dev.tributary.topology.format;

import static dev.tributary.codec.binary.ModelCodecs.RECORD_KEY;

import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.Round;
import dev.tributary.codec.binary.BinaryCodec;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.model.RecordKey;
import java.util.Map;
import java.util.TreeMap;

/** The open round of a version; a neighbour is filed under the key that it carries. */
final class RoundCodec implements BinaryCodec<Round> {
  private static final int VERSION = 3;

  @Override
  public void write(Round round, BinaryWriter out) {
    out.writeVersion(VERSION);
    RECORD_KEY.write(round.key(), out);
    out.writeLong(round.version());
    out.writeLong(round.askedMillis());
    Numbers.write(round.waitingFor(), out);
    out.writeList(round.neighbours().values(), Formats.NEIGHBOUR);
    out.writeList(round.carried().values(), Formats.NEIGHBOUR);
    Numbers.write(round.saturated(), out);
    out.writeBoolean(round.failed());
  }

  @Override
  public Round read(BinaryReader in) {
    in.readOnlyVersion(VERSION);
    return new Round(
        RECORD_KEY.read(in),
        in.readLong(),
        in.readLong(),
        Numbers.readSet(in),
        readNeighbours(in),
        readNeighbours(in),
        Numbers.readSet(in),
        in.readBoolean());
  }

  private static Map<RecordKey, Neighbour> readNeighbours(BinaryReader in) {
    int count = in.readCount();
    if (count == 0) {
      return Map.of();
    }
    Map<RecordKey, Neighbour> neighbours = new TreeMap<>();
    for (int left = count; left > 0; left--) {
      Neighbour neighbour = Formats.NEIGHBOUR.read(in);
      neighbours.put(neighbour.key(), neighbour);
    }
    return neighbours;
  }
}
