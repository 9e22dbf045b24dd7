package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * How far the sweep of a partition is: it gives every record a version under a new spec.
 *
 * @param spec the number of the new spec
 * @param after the last record that was looked at, in the order of the rows; null before the first
 * @param records that got a new version so far
 * @param lastVersion 0 while there are records left; then the last version that has to be complete
 */
public record Sweep(int spec, @Nullable RecordKey after, long records, long lastVersion) {
  static Sweep to(int spec) {
    return new Sweep(spec, null, 0, 0);
  }

  boolean isThrough() {
    return lastVersion > 0;
  }

  Sweep past(RecordKey key, long more) {
    return new Sweep(spec, key, records + more, lastVersion);
  }

  Sweep through(long version) {
    return new Sweep(spec, after, records, version);
  }
}
