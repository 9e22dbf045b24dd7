package dev.tributary.topology.store;

import dev.tributary.clustering.Sweep;
import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import dev.tributary.topology.format.Formats;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By which specs an inbox partition resolves, and how far it is from one to the next. */
final class SpecsInForce {
  /** The spec that was published first is where every partition begins. */
  private static final List<Integer> AT_FIRST = List.of(1);

  private static final byte[] NUMBERS = "specs".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SWEEP = "sweep".getBytes(StandardCharsets.UTF_8);

  private final Rows rows;
  private List<Integer> numbers;
  private @Nullable Sweep sweep;

  SpecsInForce(Rows rows) {
    this.rows = rows;
    byte[] storedNumbers = rows.get(NUMBERS);
    this.numbers = storedNumbers == null ? AT_FIRST : read(storedNumbers);
    byte[] storedSweep = rows.get(SWEEP);
    this.sweep = storedSweep == null ? null : Formats.SWEEP.fromBytes(storedSweep);
  }

  private static List<Integer> read(byte[] stored) {
    BinaryReader in = new BinaryReader(stored);
    List<Integer> numbers = new ArrayList<>();
    for (int left = in.readCount(); left > 0; left--) {
      numbers.add(in.readInt());
    }
    return List.copyOf(numbers);
  }

  List<Integer> numbers() {
    return numbers;
  }

  void activate(List<Integer> specs) {
    numbers = List.copyOf(specs);
    BinaryWriter out = new BinaryWriter();
    out.writeUnsigned(numbers.size());
    numbers.forEach(out::writeInt);
    rows.put(NUMBERS, out.toByteArray());
  }

  @Nullable Sweep sweep() {
    return sweep;
  }

  void save(Sweep next) {
    sweep = next;
    rows.put(SWEEP, Formats.SWEEP.toBytes(next));
  }

  void removeSweep() {
    sweep = null;
    rows.delete(SWEEP);
  }
}
