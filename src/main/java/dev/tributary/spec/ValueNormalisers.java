package dev.tributary.spec;

import dev.tributary.normalisation.LatinLetters;
import dev.tributary.normalisation.Normaliser;
import dev.tributary.normalisation.NormaliserOptions;
import dev.tributary.normalisation.Normalisers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The normalisers of a spec: by name, and by whether an attribute is read in Latin letters. */
final class ValueNormalisers {
  private final NormaliserOptions options;
  private final Set<String> inLatinLetters;
  private final Map<String, Normaliser> byName = new HashMap<>();

  /**
   * @param inLatinLetters attributes whose values are compared in Latin letters
   */
  ValueNormalisers(NormaliserOptions options, Set<String> inLatinLetters) {
    this.options = options;
    this.inLatinLetters = inLatinLetters;
  }

  /** What the values of an attribute pass under a normaliser of this name. */
  Normaliser of(String attribute, String name) {
    Normaliser named = byName.computeIfAbsent(name, it -> Normalisers.named(it, options));
    return inLatinLetters.contains(attribute) ? LatinLetters.before(named) : named;
  }
}
