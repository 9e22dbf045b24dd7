package dev.tributary.topology;

import dev.tributary.spec.Plan;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out by which spec a resolver starts, and publishes its own where that is to be in force.
 */
final class SpecStart {
  private static final Logger LOG = LoggerFactory.getLogger(SpecStart.class);

  private SpecStart() {}

  /**
   * @param own what the resolver was started with
   * @return the newest version, after publishing where need be
   * @throws ResolverException if the policy or the governance of the specs does not allow to start
   */
  static PublishedSpec settle(SpecVersions versions, Plan own, SpecPolicy policy) {
    List<PublishedSpec> all = versions.all();
    SpecPublishing publishing = new SpecPublishing(versions);
    if (all.isEmpty()) {
      return publishing.publish(own, "").spec();
    }
    PublishedSpec newest = all.get(all.size() - 1);
    if (newest.hash().equals(own.hash())) {
      return newest;
    }
    if (policy == SpecPolicy.REFUSE) {
      throw new ResolverException(
          "these topics are resolved by another spec, %s; start with that one, publish this one, or"
                  .formatted(newest.title())
              + " give it another entity name");
    }
    boolean wasReplaced = all.stream().anyMatch(spec -> spec.hash().equals(own.hash()));
    if (policy == SpecPolicy.PUBLISH_NEW && wasReplaced) {
      LOG.warn(
          "this spec was replaced by {}, which stays in force; to go back to it, publish it with"
              + " \"tributary spec publish\"",
          newest.title());
      return newest;
    }
    PublishedSpec published = publishing.publish(own, "").spec();
    LOG.info("{} of the spec replaces {}", published.title(), newest.title());
    return published;
  }
}
