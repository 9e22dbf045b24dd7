package dev.tributary.topology.version;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecDiff;
import dev.tributary.topology.ResolverException;
import java.util.Optional;

/**
 * Publishes specs: each only where it is not the newest already, and only as the governance of the
 * specs allows. For commands and servers.
 */
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
   * @throws ResolverException if a shadow run has to come before, or the broker does not take it
   */
  public Outcome publish(Plan plan, String note) {
    Optional<PublishedSpec> newest = versions.newest();
    if (newest.isPresent() && newest.get().hash().equals(plan.hash())) {
      return new Outcome(newest.get(), false);
    }
    Optional<String> refusal = refusal(plan);
    if (refusal.isPresent()) {
      throw new ResolverException(refusal.get());
    }
    return new Outcome(versions.publish(plan, note, false), true);
  }

  /**
   * Publishes a spec whether it is the newest version or not: all records are resolved anew.
   *
   * @param note why, for those who read the list of versions; may be empty
   * @throws ResolverException if a shadow run has to come before, or the broker does not take it
   */
  public PublishedSpec publishAgain(Plan plan, String note) {
    Optional<String> refusal = refusal(plan);
    if (refusal.isPresent()) {
      throw new ResolverException(refusal.get());
    }
    return versions.publish(plan, note, true);
  }

  /** Why governance does not let a spec be published at present; empty where it does. */
  public Optional<String> refusal(Plan plan) {
    return versions
        .newest()
        .filter(before -> lacksShadow(before.plan(), plan))
        .map(
            before ->
                ("governance.require_shadow_on_threshold_change: the thresholds of %s differ from"
                        + " those of %s, and no shadow run of it is recorded; make one with"
                        + " \"tributary shadow --spec FILE\"")
                    .formatted(plan.identityVersion(), before.title()));
  }

  private boolean lacksShadow(Plan before, Plan plan) {
    return SpecDiff.between(before, plan).needsShadow(before, plan)
        && !versions.shadowRuns().has(plan.hash());
  }
}
