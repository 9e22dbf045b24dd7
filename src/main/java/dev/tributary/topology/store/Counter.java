package dev.tributary.topology.store;

import dev.tributary.codec.binary.BinaryReader;
import dev.tributary.codec.binary.BinaryWriter;
import java.nio.charset.StandardCharsets;

/**
 * Gives numbers that never come twice. It writes down a bound ahead of what it gives, and after a
 * restart goes on behind that bound: so most numbers cost no write.
 */
final class Counter {
  private static final int AHEAD = 1_000;

  private final Rows rows;
  private final byte[] key;
  private long last;
  private long bound;

  Counter(Rows rows, String name) {
    this.rows = rows;
    this.key = name.getBytes(StandardCharsets.UTF_8);
    byte[] stored = rows.get(key);
    this.bound = stored == null ? 0 : new BinaryReader(stored).readLong();
    this.last = bound;
  }

  long next() {
    if (last == bound) {
      bound += AHEAD;
      BinaryWriter out = new BinaryWriter();
      out.writeLong(bound);
      rows.put(key, out.toByteArray());
    }
    return ++last;
  }
}
