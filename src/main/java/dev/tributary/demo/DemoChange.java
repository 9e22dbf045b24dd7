package dev.tributary.demo;

import dev.tributary.model.RecordKey;
import dev.tributary.model.SourceChange;
import java.util.Map;

/**
 * A change of a source, why it happened, and what is true after it.
 *
 * @param trueEntity whom the record is about; whom it was about, if it is deleted
 */
public record DemoChange(SourceChange change, ChangeKind kind, String trueEntity) {

  /** Brings a truth up to date: the record belongs to its entity now, or is gone. */
  public void applyTo(Map<RecordKey, String> truth) {
    if (change.isDelete()) {
      truth.remove(change.key());
    } else {
      truth.put(change.key(), trueEntity);
    }
  }
}
