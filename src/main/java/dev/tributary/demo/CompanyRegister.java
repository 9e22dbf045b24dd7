package dev.tributary.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The companies of a world, by number: each has a name and a domain of its own. */
final class CompanyRegister {
  /** Steps through all pairs of words; prime, so that it visits each before it repeats one. */
  private static final long STRIDE = 7919;

  private static final List<String> TOP_LEVELS = List.of("com", "com", "com", "io", "co", "net");

  private final long seed;
  private final Geography geography;
  private final Map<String, List<String>> words = new HashMap<>();

  CompanyRegister(long seed, Geography geography) {
    this.seed = seed;
    this.geography = geography;
    for (List<String> line : WordFile.lines("companies.txt")) {
      words.put(line.get(0), line.subList(1, line.size()));
    }
  }

  Company company(long number) {
    Dice dice = Dice.of(seed, Purpose.COMPANY, number);
    String name = name(number);
    String domain = Letters.plain(name) + ordinal(number) + "." + dice.pick(TOP_LEVELS);
    return new Company(name, dice.pick(of("legal")), domain, geography.place(dice));
  }

  private String name(long number) {
    int heads = of("head").size();
    long pairs = (long) heads * of("tail").size();
    long start = Math.floorMod(Dice.of(seed, Purpose.COMPANY).next(), pairs);
    long pair = (start + (number % pairs) * STRIDE) % pairs;
    String head = of("head").get((int) (pair % heads));
    String tail = of("tail").get((int) (pair / heads));
    int round = (int) ((number / pairs) % (of("middle").size() + 1));
    String middle = round == 0 ? "" : " " + of("middle").get(round - 1);
    return head + middle + " " + tail + (ordinal(number).isEmpty() ? "" : " " + ordinal(number));
  }

  /** Once all combinations of words are used up, companies are told apart by a number. */
  private String ordinal(long number) {
    long combinations = (long) of("head").size() * of("tail").size() * (of("middle").size() + 1);
    long round = number / combinations;
    return round == 0 ? "" : Long.toString(round + 1);
  }

  private List<String> of(String kind) {
    return words.getOrDefault(kind, List.of());
  }
}
