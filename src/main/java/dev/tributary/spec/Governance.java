package dev.tributary.spec;

import java.util.List;

/**
 * What the owners of a spec ask of those who change it. Nothing here has an influence on how
 * records are resolved, so it is no part of the plan's hash.
 *
 * @param shadowBeforeThresholds whether other thresholds may only come into force after a shadow
 *     run under them
 * @param schemaRequired whether every source has to declare its columns
 * @param freshnessRequired whether every source has to say how old its data may be
 * @param requiredTags the tags that every source has to carry
 */
public record Governance(
    boolean shadowBeforeThresholds,
    boolean schemaRequired,
    boolean freshnessRequired,
    List<String> requiredTags) {

  /** Asks for nothing. */
  public static final Governance NONE = new Governance(false, false, false, List.of());

  public Governance {
    requiredTags = List.copyOf(requiredTags);
  }
}
