package dev.tributary.topology;

import dev.tributary.spec.Plan;

/** The published specs by number, compiled. */
@FunctionalInterface
interface Specs {
  /**
   * The plan of a published spec; cheap to ask again and again, by any thread.
   *
   * @throws ResolverException if it is not to be had: that number was never published
   */
  Plan plan(int number);
}
