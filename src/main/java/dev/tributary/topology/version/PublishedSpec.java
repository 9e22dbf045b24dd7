package dev.tributary.topology.version;

import dev.tributary.spec.Plan;
import java.time.Instant;

/**
 * A spec as it was published.
 *
 * @param number its number: 1 for the first, and growing
 * @param publishedAt when, by the clock of who published it
 * @param note why, in the words of who published it; may be empty
 * @param again whether records are to be resolved anew by it even where the same spec is in force
 * @param plan the spec, compiled
 */
public record PublishedSpec(
    int number, Instant publishedAt, String note, boolean again, Plan plan) {
  private static final int HASH_SHOWN = 12;

  /** The name that the author of the spec gave it. */
  public String identityVersion() {
    return plan.identityVersion();
  }

  /** Equal for specs that resolve alike. */
  public String hash() {
    return plan.hash();
  }

  /**
   * What tells it from the version in force: one that comes again is no other spec, and yet news.
   */
  public String mark() {
    return again ? hash() + "#" + number : hash();
  }

  /** As people name it. */
  public String title() {
    return "version %d (%s, %s)"
        .formatted(number, identityVersion(), hash().substring(0, HASH_SHOWN));
  }
}
