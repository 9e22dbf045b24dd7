package dev.tributary.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All the names that people can have, by origin, with the frequencies of a large mixed country. */
final class NameStock {
  private static final double SHARE_OF_MIXED_ORIGIN = 0.15;
  private static final double SHARE_OF_DOUBLE_LAST_NAMES = 0.025;
  private static final int WEIGHT = 1;

  /** The names of one origin. */
  private record Origin(double weight, Ranked<NamePart> firsts, Ranked<NamePart> lasts) {}

  private final Ranked<Origin> origins;
  private final Map<String, List<String>> nicknames = new HashMap<>();

  NameStock() {
    List<Origin> all = new ArrayList<>();
    List<List<String>> lines = WordFile.lines("names.txt");
    for (int i = 0; i < lines.size(); i += 3) {
      String weight = lines.get(i).get(WEIGHT).replace("]", "");
      all.add(
          new Origin(Double.parseDouble(weight), names(lines.get(i + 1)), names(lines.get(i + 2))));
    }
    origins = Ranked.byWeight(all, Origin::weight);
    for (List<String> line : WordFile.lines("nicknames.txt")) {
      nicknames.put(line.get(0), line.subList(1, line.size()));
    }
  }

  private static Ranked<NamePart> names(List<String> line) {
    return Ranked.byRank(line.stream().skip(1).map(NamePart::parse).toList());
  }

  /** The name of somebody new. */
  FullName draw(Dice dice) {
    Origin origin = origins.pick(dice);
    NamePart first = origin.firsts().pick(dice);
    Origin ofFamily = dice.chance(SHARE_OF_MIXED_ORIGIN) ? origins.pick(dice) : origin;
    NamePart last = ofFamily.lasts().pick(dice);
    if (dice.chance(SHARE_OF_DOUBLE_LAST_NAMES)) {
      last = new NamePart(last.latin() + "-" + ofFamily.lasts().pick(dice).latin(), "");
    }
    return new FullName(first, last);
  }

  /** What bearers of a first name are also called; often nothing. */
  List<String> nicknames(NamePart first) {
    return nicknames.getOrDefault(first.latin(), List.of());
  }
}
