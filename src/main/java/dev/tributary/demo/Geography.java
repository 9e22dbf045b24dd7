package dev.tributary.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cities, streets and area codes. */
final class Geography {
  private final List<Place> places = new ArrayList<>();
  private final Map<String, List<String>> words = new HashMap<>();

  Geography() {
    for (List<String> line : WordFile.lines("places.txt")) {
      String first = line.get(0);
      if (Character.isUpperCase(first.charAt(0))) {
        places.add(new Place(first.replace('_', ' '), line.get(1), line.get(2)));
      } else {
        words.put(first, line.subList(1, line.size()));
      }
    }
  }

  Place place(Dice dice) {
    return dice.pick(places);
  }

  /** An address on one line: street, city, state and postal code. */
  String address(Place place, Dice dice) {
    return String.format(
        Locale.ROOT,
        "%d %s %s, %s, %s %s%02d",
        dice.between(10, 9899),
        dice.pick(of("street")),
        dice.pick(of("kind")),
        place.city(),
        place.state(),
        place.zipPrefix(),
        dice.below(100));
  }

  List<String> areaCodes() {
    return of("area");
  }

  private List<String> of(String kind) {
    return words.getOrDefault(kind, List.of());
  }
}
