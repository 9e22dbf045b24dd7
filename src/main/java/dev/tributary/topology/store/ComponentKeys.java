package dev.tributary.topology.store;

import dev.tributary.clustering.ComponentId;
import dev.tributary.codec.binary.KeyReader;
import dev.tributary.codec.binary.KeyWriter;

/** Component ids as keys of rows: (founder, partition, serial). */
final class ComponentKeys {
  private ComponentKeys() {}

  static byte[] write(ComponentId id) {
    return new KeyWriter()
        .writeRecordKey(id.founder())
        .writeInt(id.partition())
        .writeLong(id.serial())
        .toByteArray();
  }

  static ComponentId read(byte[] key) {
    KeyReader in = new KeyReader(key);
    return new ComponentId(in.readRecordKey(), in.readInt(), in.readLong());
  }
}
