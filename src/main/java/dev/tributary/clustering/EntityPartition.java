package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.SortedSet;

/**
 * Divides the resolved members of a component into entities: a pure function of what the component
 * holds, independent of the order in which it came.
 */
@FunctionalInterface
public interface EntityPartition {
  /** Every resolved member once; each part is connected by edges of the component. */
  List<SortedSet<RecordKey>> partition(Component component);
}
