package dev.tributary.comparison;

import java.util.List;

/**
 * Turns a profile into a vector, so that alike profiles have vectors of about the same direction.
 * The same texts have to give the same vector at any time and on any machine: a record's vector is
 * kept, and compared with vectors that were made elsewhere. Safe for use by several threads.
 *
 * <p>Others than the built-in ones are found by {@link java.util.ServiceLoader}.
 */
public interface Embedder {
  /** What a spec calls it. */
  String name();

  /**
   * The vector of a profile.
   *
   * @param fields the normalised values of each field, in the order of the spec; a field may have
   *     none
   * @return of any length but always the same
   */
  float[] embed(List<List<String>> fields);
}
