package dev.tributary.topology.store;

import dev.tributary.clustering.Body;
import dev.tributary.clustering.MoveId;
import dev.tributary.codec.binary.KeyWriter;
import dev.tributary.topology.format.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of moves of which the last one has not come.
 *
 * <p>Row: (partition, serial, index) to body.
 */
final class MovePieces {
  private final Rows rows;

  MovePieces(Rows rows) {
    this.rows = rows;
  }

  private static byte[] key(MoveId move, int index) {
    return new KeyWriter()
        .writeInt(move.partition())
        .writeLong(move.serial())
        .writeInt(index)
        .toByteArray();
  }

  void save(MoveId move, int index, Body piece) {
    rows.put(key(move, index), Formats.BODY.toBytes(piece));
  }

  /** All pieces but the last, which are forgotten here. */
  List<Body> take(MoveId move, int count) {
    List<Body> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] key = key(move, i);
      byte[] piece = rows.get(key);
      if (piece == null) {
        throw new IllegalStateException("piece " + i + " of a move is missing");
      }
      taken.add(Formats.BODY.fromBytes(piece));
      rows.delete(key);
    }
    return taken;
  }
}
