package dev.tributary.topology.format;

import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collections of small numbers, such as partitions and rules: a count and each number. */
final class Numbers {
  private Numbers() {}

  static void write(Collection<Integer> numbers, BinaryWriter out) {
    out.writeUnsigned(numbers.size());
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  static List<Integer> readList(BinaryReader in) {
    int count = in.readCount();
    List<Integer> numbers = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      numbers.add(in.readInt());
    }
    return numbers;
  }

  static SortedSet<Integer> readSet(BinaryReader in) {
    int count = in.readCount();
    if (count == 0) {
      return Collections.emptySortedSet();
    }
    SortedSet<Integer> numbers = new TreeSet<>();
    for (int left = count; left > 0; left--) {
      numbers.add(in.readInt());
    }
    return numbers;
  }
}
