package dev.tributary.topology.suppression;

import dev.tributary.model.RecordKey;

/** Says of records whether they were erased and must not come back. */
public interface Suppressions {
  /** Nothing was erased. */
  Suppressions NONE =
      new Suppressions() {
        @Override
        public boolean isEmpty() {
          return true;
        }

        @Override
        public boolean has(RecordKey record) {
          return false;
        }
      };

  /** Whether there are none; cheap, by any thread. */
  boolean isEmpty();

  /** Whether this record is one of them; by any thread. */
  boolean has(RecordKey record);
}
