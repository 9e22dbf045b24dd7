package dev.tributary.clustering;

/**
 * Divides the resolved members of a component into entities: a pure function of what the component
 * holds, independent of the order in which it came.
 */
@FunctionalInterface
public interface EntityPartition {
  /** Every resolved member once; each part is connected by edges of the component. */
  Division partition(Component component);
}
