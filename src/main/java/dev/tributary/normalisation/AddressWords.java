package dev.tributary.normalisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that addresses abbreviate, each with the one form that is compared. */
final class AddressWords {
  static final String UNIT = "unit";

  private static final AddressWords BUILT_IN =
      new AddressWords(ConfigTable.rows("address-words.csv"));

  private final Map<String, String> compared = new HashMap<>();
  private final Set<String> streetTypes = new HashSet<>();
  private final Set<String> directions = new HashSet<>();
  private final Set<String> insides = new HashSet<>();

  private AddressWords(List<List<String>> rows) {
    for (List<String> row : rows) {
      List<String> spellings = row.subList(1, row.size());
      spellings.forEach(word -> compared.put(word, row.get(1)));
      switch (row.get(0)) {
        case "street" -> streetTypes.addAll(spellings);
        case "direction" -> directions.addAll(spellings);
        case "inside" -> insides.addAll(spellings);
        default -> {}
      }
    }
  }

  /** The words that come with the program. */
  static AddressWords builtIn() {
    return BUILT_IN;
  }

  /** The form in which a folded word is compared. */
  String compared(String word) {
    return compared.getOrDefault(word, word);
  }

  /** Says whether the word names a type of street. */
  boolean isStreetType(String word) {
    return streetTypes.contains(word);
  }

  /** Says whether the word is a point of the compass. */
  boolean isDirection(String word) {
    return directions.contains(word);
  }

  /** Says whether the word names a part of a building: a flat, a floor. */
  boolean isInside(String word) {
    return insides.contains(word);
  }
}
