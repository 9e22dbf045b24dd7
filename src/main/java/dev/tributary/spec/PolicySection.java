package dev.tributary.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the score of a pair becomes a decision about it. */
sealed interface PolicySection
    permits PolicySection.Thresholds, PolicySection.Layered, PolicySection.Graph {

  /** The thresholds of the scoring decide. */
  record Thresholds() implements PolicySection {}

  /** Deterministic keys decide, and the thresholds of the scoring where none agrees. */
  record Layered(List<KeySection> keys) implements PolicySection {}

  /**
   * A deterministic key.
   *
   * @param decisive whether a difference here leaves the keys behind it no say
   */
  record KeySection(Named name, List<FieldRef> fields, boolean decisive) {}

  /** An attribute, and its normaliser where one is written beside it. */
  record FieldRef(Named attribute, @Nullable Named normaliser) {}

  /**
   * Typed, weighted edges decide.
   *
   * @param merge the lowest sum of weights, an anchor among them, that merges
   * @param review the lowest sum without an anchor that a person looks at
   * @param acrossEntity whether an anchor and an alike profile count together where they tie
   *     different records of the same entities
   */
  record Graph(
      List<AnchorSection> anchors,
      @Nullable PersonaSection persona,
      double merge,
      double review,
      boolean acrossEntity)
      implements PolicySection {}

  /** An edge between records that share a value. */
  record AnchorSection(Named type, FieldRef field, double weight) {}

  /** An edge between records whose profiles are alike. */
  record PersonaSection(
      Named type, List<FieldRef> fields, Named embedder, double similarity, double weight) {}
}
