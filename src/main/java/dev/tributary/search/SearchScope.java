package dev.tributary.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what entities may be found. Who may not see a value must not find by it either: whether
 * something is found would tell the value, piece by piece.
 *
 * @param attributes by whose values entities are found; null for all
 */
public record SearchScope(@Nullable List<String> attributes) {
  /** By everything. */
  public static final SearchScope ALL = new SearchScope(null);

  /** How many attributes one search looks at, where it may not look at all of them. */
  private static final int MOST_ATTRIBUTES = 32;

  /** By some attributes, and the ids of records and entities. */
  public static SearchScope of(List<String> attributes) {
    return new SearchScope(attributes.stream().sorted().limit(MOST_ATTRIBUTES).toList());
  }
}
