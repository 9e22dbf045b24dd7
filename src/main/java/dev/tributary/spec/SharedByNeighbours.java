package dev.tributary.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often different people of one house, or of one company, have the value of an attribute in
 * common: by what the attribute is called and by what its normaliser says it is. Rough figures, the
 * same for all data; how many such pairs there are is learned.
 */
final class SharedByNeighbours {
  private static final double PLACE = 0.9;
  private static final double EMPLOYER = 0.8;
  private static final double FAMILY_NAME = 0.6;
  private static final double PHONE = 0.6;
  private static final double EMAIL = 0.2;
  private static final double GIVEN_NAME = 0.02;
  private static final double OWN = 0.005;

  private static final Map<String, Double> BY_NORMALISER =
      Map.ofEntries(
          Map.entry("address", PLACE),
          Map.entry("postal_code", PLACE),
          Map.entry("state", PLACE),
          Map.entry("country", PLACE),
          Map.entry("domain", EMPLOYER),
          Map.entry("phone", PHONE),
          Map.entry("email", EMAIL),
          Map.entry("given_name", GIVEN_NAME),
          Map.entry("nickname", GIVEN_NAME));

  /** Parts of names that say more than a normaliser, as a name or a text is many things. */
  private static final List<Map.Entry<String, Double>> BY_NAME =
      List.of(
          Map.entry("given", GIVEN_NAME),
          Map.entry("first_name", GIVEN_NAME),
          Map.entry("firstname", GIVEN_NAME),
          Map.entry("forename", GIVEN_NAME),
          Map.entry("surname", FAMILY_NAME),
          Map.entry("family", FAMILY_NAME),
          Map.entry("last_name", FAMILY_NAME),
          Map.entry("lastname", FAMILY_NAME),
          Map.entry("street", PLACE),
          Map.entry("address_", PLACE),
          Map.entry("city", PLACE),
          Map.entry("town", PLACE),
          Map.entry("suburb", PLACE),
          Map.entry("county", PLACE),
          Map.entry("region", PLACE),
          Map.entry("place", PLACE),
          Map.entry("postcode", PLACE),
          Map.entry("postal", PLACE),
          Map.entry("zip", PLACE),
          Map.entry("phone", PHONE),
          Map.entry("mobile", PHONE),
          Map.entry("employer", EMPLOYER));

  private SharedByNeighbours() {}

  static double of(String attribute, String normaliser) {
    String name = attribute.toLowerCase(Locale.ROOT);
    return BY_NAME.stream()
        .filter(part -> name.contains(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> BY_NORMALISER.getOrDefault(normaliser, OWN));
  }
}
