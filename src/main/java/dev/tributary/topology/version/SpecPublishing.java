package dev.tributary.topology.version;

import dev.tributary.spec.Plan;
import java.util.Optional;

/** Publishes specs, each only where it is not the newest already: for commands and servers. */
public final class SpecPublishing {
  private final SpecVersions versions;

  /** The caller keeps and closes the versions. */
  public SpecPublishing(SpecVersions versions) {
    this.versions = versions;
  }

  /**
   * What came of it.
   *
   * @param spec the newest version now
   * @param isNew false where it was the newest before
   */
  public record Outcome(PublishedSpec spec, boolean isNew) {}

  /**
   * Publishes a spec; resolvers that run bring it into force.
   *
   * @param note why, for those who read the list of versions; may be empty
   * @throws dev.tributary.topology.ResolverException if the broker does not take it
   */
  public Outcome publish(Plan plan, String note) {
    Optional<PublishedSpec> newest = versions.newest();
    if (newest.isPresent() && newest.get().hash().equals(plan.hash())) {
      return new Outcome(newest.get(), false);
    }
    return new Outcome(versions.publish(plan, note), true);
  }
}
