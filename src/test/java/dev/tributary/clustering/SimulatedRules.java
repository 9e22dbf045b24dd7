package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.Tie;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** A spec at random: how two contents score, in which tier they are, and what guards entities. */
final class SimulatedRules {
  /** What guards look at: the value to agree in, the values that may be shared, the person. */
  static final List<String> TRAITS = List.of("c", "h", "p");

  final double matchRate;
  final double reviewRate;
  final boolean tiers;
  final Guards guards;
  private final long salt;

  SimulatedRules(Random random, long salt, double matchRate, double reviewRate, int maxEntitySize) {
    this.matchRate = matchRate;
    this.reviewRate = reviewRate;
    this.salt = salt;
    boolean plain = random.nextInt(3) == 0;
    this.tiers = !plain && random.nextBoolean();
    this.guards = plain ? Guards.ofSize(maxEntitySize) : guards(random, maxEntitySize);
  }

  /** Scores of matches lie between 1 - matchRate and 1. */
  private Guards guards(Random random, int maxEntitySize) {
    double middle = 1 - matchRate / 2;
    SharedValues shared =
        new SharedValues(
            List.of(new SharedValues.Value(1, List.of(0))),
            List.of(2),
            String::equals,
            1 + random.nextInt(2),
            0.5 - matchRate / 4);
    return new Guards(
        maxEntitySize,
        random.nextInt(4) == 0 ? 0.5 + random.nextDouble() / 2 : 0,
        random.nextInt(2) == 0 ? middle : Double.NEGATIVE_INFINITY,
        random.nextInt(3) == 0 ? random.nextDouble() * matchRate / 2 : Double.NaN,
        random.nextBoolean(),
        random.nextInt(4) == 0 ? Set.of("s0") : Set.of(),
        random.nextInt(4) == 0 ? List.of(new Guards.SourcePair("s1", "s2")) : List.of(),
        random.nextInt(3) == 0 ? List.of(new HardConstraint(0, random.nextBoolean())) : List.of(),
        random.nextInt(4) == 0 ? shared : null,
        random.nextBoolean() ? middle : Double.NEGATIVE_INFINITY);
  }

  boolean mayCut() {
    return tiers || !guards.equals(Guards.ofSize(guards.maxEntitySize()));
  }

  /** A number in 0..1 that stands for the score of two contents under a way of scoring. */
  double likeness(int scoring, String a, String b) {
    return hashed(scoring, a, b).nextDouble();
  }

  private SplittableRandom hashed(int scoring, String a, String b) {
    String pair = a.compareTo(b) < 0 ? a + "~" + b : b + "~" + a;
    return new SplittableRandom(salt ^ (31L * pair.hashCode() + scoring));
  }

  boolean isMatch(double likeness) {
    return likeness < matchRate;
  }

  boolean isReview(double likeness) {
    return !isMatch(likeness) && likeness < matchRate + reviewRate;
  }

  /** The tier of a pair that matches or may. */
  Tie tie(int scoring, String a, String b) {
    SplittableRandom random = hashed(scoring, a, b);
    double likeness = random.nextDouble();
    int choice = random.nextInt(10);
    if (!isMatch(likeness)) {
      return tiers && choice < 3 ? Tie.ANCHOR : Tie.REVIEW;
    }
    if (!tiers || choice > 5) {
      return Tie.MATCH;
    }
    return choice < 3 ? Tie.key(choice % 2) : choice == 3 ? Tie.ANCHOR : Tie.PERSONA;
  }

  /** The likelier, the higher; half of it rests on a value that may be shared. */
  static PairScore score(double likeness) {
    double total = 1 - likeness;
    return new PairScore(total, new float[] {(float) (total / 2)});
  }

  static Features traits(Attributes attributes) {
    String[][] slots = new String[TRAITS.size()][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = attributes.all(TRAITS.get(i)).toArray(String[]::new);
    }
    return new Features(slots);
  }

  static Attributes attributes(Map<String, String> columns) {
    Map<String, List<String>> values = new java.util.TreeMap<>();
    values.put("v", List.of(columns.get("v")));
    for (String trait : TRAITS) {
      if (columns.containsKey(trait)) {
        values.put(trait, List.of(columns.get(trait).split(",")));
      }
    }
    return new Attributes(values);
  }
}
