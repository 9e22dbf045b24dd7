package dev.tributary.topology.version;

import dev.tributary.clustering.ChangeOver.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a published version of the spec. */
public enum VersionState {
  /** No resolver has taken it up yet. */
  PUBLISHED("published"),
  /** It comes into force after the one that does now. */
  WAITING("waits"),
  /** Records are resolved anew by it at present. */
  COMING("comes into force"),
  /** Records are resolved by it. */
  IN_FORCE("in force"),
  /** It equals the version in force, or the one that comes. */
  SAME("same as the one"),
  /** Another one is in force. */
  REPLACED("replaced");

  private final String words;

  VersionState(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /**
   * The state of a version.
   *
   * @param all the versions that were published
   * @param status null before a resolver has run
   */
  public static VersionState of(
      PublishedSpec spec, List<PublishedSpec> all, @Nullable ChangeStatus status) {
    if (status == null || spec.number() > status.newest()) {
      return PUBLISHED;
    }
    boolean resting = status.phase() == Phase.RESTING;
    if (spec.number() == status.target()) {
      return resting ? IN_FORCE : COMING;
    }
    if (spec.number() == status.active()) {
      return IN_FORCE;
    }
    if (spec.number() < status.target()) {
      return REPLACED;
    }
    boolean same =
        all.stream()
            .anyMatch(one -> one.number() == status.target() && one.hash().equals(spec.hash()));
    if (same) {
      return SAME;
    }
    return spec.number() == status.newest() ? WAITING : REPLACED;
  }
}
