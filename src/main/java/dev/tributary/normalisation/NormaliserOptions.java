package dev.tributary.normalisation;

import java.util.Locale;
import java.util.Set;

/**
 * What a spec says once for all its normalisers.
 *
 * @param defaultRegion the region of phone numbers without a country code, of ambiguous dates and
 *     of postal codes: two upper-case letters of ISO 3166
 */
public record NormaliserOptions(String defaultRegion) {
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

  public static final String DEFAULT_REGION = "US";
  public static final NormaliserOptions DEFAULTS = new NormaliserOptions(DEFAULT_REGION);

  public NormaliserOptions {
    if (!REGIONS.contains(defaultRegion)) {
      throw new IllegalArgumentException(
          "the default region is two upper-case letters of ISO 3166 such as US or DE, not \""
              + defaultRegion
              + "\"");
    }
  }
}
