package dev.tributary.clustering;

import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import dev.tributary.model.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The entities of one component by the letter of their definition, however long it takes. */
final class BatchPartition {
  /** A match. */
  record Tied(RecordKey a, RecordKey b, double total, Tie tie) {
    boolean at(RecordKey key) {
      return a.equals(key) || b.equals(key);
    }

    boolean between(Set<RecordKey> one, Set<RecordKey> two) {
      return (one.contains(a) && two.contains(b)) || (one.contains(b) && two.contains(a));
    }

    List<RecordKey> pair() {
      return List.of(a, b);
    }
  }

  private static final Comparator<Tied> STRONGEST =
      Comparator.<Tied>comparingDouble(t -> -t.total())
          .thenComparing(Tied::a)
          .thenComparing(Tied::b);

  final Map<List<RecordKey>, ReviewReason> cut = new HashMap<>();
  private final Guards guards;
  private final Map<RecordKey, Map<String, String>> contents;
  private final Set<List<RecordKey>> apart;
  private final List<Tied> ties;
  private final Set<List<RecordKey>> musts;
  private final Set<RecordKey> keyed = new HashSet<>();
  private final Map<List<RecordKey>, ReviewReason> dropped = new HashMap<>();
  private Set<Set<RecordKey>> sets = new LinkedHashSet<>();

  /** All pairs and ties name the lower record first. */
  BatchPartition(
      Set<RecordKey> members,
      Guards guards,
      Map<RecordKey, Map<String, String>> contents,
      List<Tied> ties,
      Set<List<RecordKey>> musts,
      Set<List<RecordKey>> apart) {
    this.guards = guards;
    this.contents = contents;
    this.apart = apart;
    this.musts = musts.stream().filter(p -> members.containsAll(p)).collect(Collectors.toSet());
    this.ties = ties.stream().filter(t -> members.contains(t.a())).sorted(STRONGEST).toList();
    members.forEach(key -> sets.add(Set.of(key)));
    if (guards.shared() != null) {
      dropCrowded(members);
    }
    demand();
    keys();
    matches();
    profiles();
    explainCuts();
  }

  Set<Set<RecordKey>> entities() {
    return sets;
  }

  // ---- sets

  private Set<RecordKey> of(RecordKey key) {
    return sets.stream().filter(s -> s.contains(key)).findFirst().orElseThrow();
  }

  private boolean areApart(Set<RecordKey> one, Set<RecordKey> two) {
    return apart.stream()
        .anyMatch(p -> new Tied(p.get(0), p.get(1), 0, Tie.MATCH).between(one, two));
  }

  private void unite(Set<RecordKey> one, Set<RecordKey> two) {
    Set<Set<RecordKey>> next = new LinkedHashSet<>(sets);
    next.remove(one);
    next.remove(two);
    Set<RecordKey> union = new HashSet<>(one);
    union.addAll(two);
    next.add(union);
    sets = next;
  }

  private boolean fits(Set<RecordKey> one, Set<RecordKey> two) {
    Set<RecordKey> union = new HashSet<>(one);
    union.addAll(two);
    return union.size() <= guards.maxEntitySize()
        && !areApart(one, two)
        && guards.duplicateFree().stream().noneMatch(s -> has(one, s) && has(two, s))
        && guards.oneToOne().stream().allMatch(pair -> isOneToOne(pair, one, two, union))
        && one.stream().allMatch(x -> two.stream().allMatch(y -> agree(x, y)))
        && isDense(union);
  }

  private static boolean has(Set<RecordKey> set, String source) {
    return set.stream().anyMatch(key -> key.source().equals(source));
  }

  private static boolean isOneToOne(
      Guards.SourcePair pair, Set<RecordKey> one, Set<RecordKey> two, Set<RecordKey> union) {
    Predicate<Set<RecordKey>> concerned = s -> has(s, pair.one()) || has(s, pair.other());
    if (!concerned.test(one) || !concerned.test(two)) {
      return true;
    }
    List<String> sources = union.stream().map(RecordKey::source).toList();
    long ones = sources.stream().filter(pair.one()::equals).count();
    long others = sources.stream().filter(pair.other()::equals).count();
    return ones * others == 0 || ones + others == 2;
  }

  private boolean agree(RecordKey x, RecordKey y) {
    for (HardConstraint constraint : guards.constraints()) {
      String mine = contents.get(x).get(SimulatedRules.TRAITS.get(constraint.slot()));
      String theirs = contents.get(y).get(SimulatedRules.TRAITS.get(constraint.slot()));
      boolean conflict =
          mine != null && theirs != null
              ? !mine.equals(theirs)
              : constraint.demanding() && (mine != null || theirs != null);
      if (conflict) {
        return false;
      }
    }
    return true;
  }

  private boolean isDense(Set<RecordKey> union) {
    Set<Set<RecordKey>> tied = new HashSet<>();
    ties.stream()
        .filter(t -> union.containsAll(t.pair()))
        .forEach(t -> tied.add(Set.copyOf(t.pair())));
    musts.stream().filter(union::containsAll).forEach(p -> tied.add(Set.copyOf(p)));
    double pairs = union.size() * (union.size() - 1) / 2.0;
    return tied.size() >= guards.minDensity() * pairs - 1e-12;
  }

  // ---- layers

  private void dropCrowded(Set<RecordKey> members) {
    Map<String, Set<String>> persons = new HashMap<>();
    for (RecordKey key : members) {
      for (String value : values(key, "h")) {
        persons.computeIfAbsent(value, v -> new TreeSet<>()).addAll(values(key, "p"));
      }
    }
    for (Tied tied : ties) {
      Set<String> shared = new TreeSet<>(values(tied.a(), "h"));
      shared.retainAll(values(tied.b(), "h"));
      boolean crowded =
          !shared.isEmpty()
              && shared.stream()
                  .allMatch(v -> persons.get(v).size() > guards.shared().maxPersons());
      boolean needed = tied.total() / 2 < guards.shared().floor();
      if (crowded && needed && tied.tie().tier() != Tier.KEY) {
        dropped.put(tied.pair(), ReviewReason.AMBIGUOUS_ANCHOR);
      }
    }
  }

  private Set<String> values(RecordKey key, String trait) {
    String text = contents.get(key).get(trait);
    return text == null ? Set.of() : Set.of(text.split(","));
  }

  private List<Tied> left(Tier tier) {
    return ties.stream()
        .filter(t -> t.tie().tier() == tier && !dropped.containsKey(t.pair()))
        .toList();
  }

  private void demand() {
    List<List<RecordKey>> inOrder = new ArrayList<>(musts);
    inOrder.sort(
        Comparator.<List<RecordKey>, RecordKey>comparing(p -> p.get(0))
            .thenComparing(p -> p.get(1)));
    for (List<RecordKey> pair : inOrder) {
      Set<RecordKey> one = of(pair.get(0));
      Set<RecordKey> two = of(pair.get(1));
      if (one != two && one.size() + two.size() <= guards.maxEntitySize() && !areApart(one, two)) {
        unite(one, two);
      }
    }
  }

  private void keys() {
    List<Tied> keys = new ArrayList<>(left(Tier.KEY));
    keys.sort(Comparator.<Tied>comparingInt(t -> t.tie().rank()).thenComparing(STRONGEST));
    for (Tied key : keys) {
      if (of(key.a()) != of(key.b()) && fits(of(key.a()), of(key.b()))) {
        unite(of(key.a()), of(key.b()));
        keyed.addAll(of(key.a()));
      }
    }
  }

  private boolean matchFits(Set<RecordKey> one, Set<RecordKey> two) {
    boolean bothKeyed =
        one.stream().anyMatch(keyed::contains) && two.stream().anyMatch(keyed::contains);
    return !bothKeyed && fits(one, two);
  }

  private void matches() {
    if (!Double.isNaN(guards.collisionMargin())) {
      Set<Tied> colliding = new HashSet<>();
      for (Set<RecordKey> set : sets) {
        if (set.size() == 1) {
          colliding.addAll(colliding(set.iterator().next()));
        }
      }
      colliding.forEach(tied -> dropped.put(tied.pair(), ReviewReason.MULTI_MATCH));
    }
    List<Tied> scored = left(Tier.MATCH);
    scored.stream().filter(t -> t.total() >= guards.firmScore()).forEach(this::follow);
    List<Tied> weak = scored.stream().filter(t -> t.total() < guards.firmScore()).toList();
    List<Tied> following = new ArrayList<>();
    for (Tied tied : weak) {
      int a = choices(tied.a(), scored);
      int b = choices(tied.b(), scored);
      if (a == 1 || b == 1) {
        following.add(tied);
      }
      if (a > 1 || b > 1) {
        dropped.put(tied.pair(), ReviewReason.MULTI_MATCH);
      } else if (a == 0 && b == 0) {
        dropped.put(tied.pair(), ReviewReason.LOW_CONFIDENCE);
      }
    }
    following.forEach(this::follow);
  }

  private void follow(Tied tied) {
    if (of(tied.a()) != of(tied.b()) && matchFits(of(tied.a()), of(tied.b()))) {
      unite(of(tied.a()), of(tied.b()));
    }
  }

  /** How many entities a record that is alone could go to; 0 for one that is not alone. */
  private int choices(RecordKey key, List<Tied> scored) {
    Set<RecordKey> alone = of(key);
    if (alone.size() > 1) {
      return 0;
    }
    return (int)
        sets.stream()
            .filter(s -> s != alone)
            .filter(
                s ->
                    scored.stream().anyMatch(t -> t.between(alone, s))
                        || left(Tier.KEY).stream().anyMatch(t -> t.between(alone, s))
                        || musts.stream()
                            .anyMatch(
                                p -> new Tied(p.get(0), p.get(1), 0, Tie.MATCH).between(alone, s)))
            .filter(s -> matchFits(alone, s))
            .count();
  }

  /** All matches of a record whose best candidates nothing ties; those that contradict, if so. */
  private List<Tied> colliding(RecordKey key) {
    List<Set<RecordKey>> close = closest(key);
    if (!guards.contradictionsOnly() && !hangTogether(close)) {
      return left(Tier.MATCH).stream().filter(t -> t.at(key)).toList();
    }
    List<Tied> torn = new ArrayList<>();
    for (Set<RecordKey> one : close) {
      if (close.stream().anyMatch(two -> two != one && contradict(one, two))) {
        left(Tier.MATCH).stream().filter(t -> t.between(Set.of(key), one)).forEach(torn::add);
      }
    }
    return torn;
  }

  private boolean contradict(Set<RecordKey> one, Set<RecordKey> two) {
    return areApart(one, two)
        || one.stream().anyMatch(x -> two.stream().anyMatch(y -> !agree(x, y)));
  }

  private List<Set<RecordKey>> closest(RecordKey key) {
    Set<RecordKey> alone = of(key);
    Map<Set<RecordKey>, Double> best = new HashMap<>();
    for (Set<RecordKey> set : sets) {
      if (set != alone && matchFits(alone, set)) {
        left(Tier.MATCH).stream()
            .filter(t -> t.between(alone, set))
            .forEach(t -> best.merge(set, t.total(), Math::max));
      }
    }
    double highest = best.values().stream().mapToDouble(d -> d).max().orElse(0);
    return best.entrySet().stream()
        .filter(e -> highest - e.getValue() <= guards.collisionMargin())
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean hangTogether(List<Set<RecordKey>> close) {
    if (close.size() < 2) {
      return true;
    }
    Set<Set<RecordKey>> hangTogether = new HashSet<>(Set.of(close.get(0)));
    for (int i = 0; i < close.size(); i++) {
      for (Set<RecordKey> set : close) {
        if (hangTogether.stream()
            .anyMatch(h -> left(Tier.MATCH).stream().anyMatch(t -> t.between(h, set)))) {
          hangTogether.add(set);
        }
      }
    }
    return hangTogether.size() == close.size();
  }

  private void profiles() {
    for (Tied profile : left(Tier.PERSONA)) {
      Set<RecordKey> one = of(profile.a());
      Set<RecordKey> two = of(profile.b());
      boolean anchored = left(Tier.ANCHOR).stream().anyMatch(t -> t.between(one, two));
      if (one != two && anchored && fits(one, two)) {
        unite(one, two);
      }
    }
  }

  private void explainCuts() {
    for (Tied tied : ties) {
      Set<RecordKey> one = of(tied.a());
      Set<RecordKey> two = of(tied.b());
      Tier tier = tied.tie().tier();
      boolean quiet = tier == Tier.PERSONA && tied.total() < guards.personaReview();
      if (one == two || areApart(one, two) || quiet) {
        continue;
      }
      ReviewReason otherwise =
          switch (tier) {
            case ANCHOR -> ReviewReason.AMBIGUOUS_ANCHOR;
            case PERSONA -> ReviewReason.LOW_CONFIDENCE;
            default -> ReviewReason.POLICY;
          };
      cut.put(tied.pair(), dropped.getOrDefault(tied.pair(), otherwise));
    }
  }
}
