package dev.tributary.clustering;

import dev.tributary.model.Attributes;
import dev.tributary.model.Features;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link ConstrainedPartition} over a component of two members or more. During a change
 * of spec some edges may be judged by a newer spec than the guards are of: how strong they are is
 * what their own spec calls strong, and no score of the one is compared with a score of the other.
 */
final class Agglomeration {
  private static final Comparator<Edge> STRONGEST_FIRST =
      Comparator.comparingDouble(Edge::total).reversed().thenComparing(Edge::key);
  private static final Comparator<Edge> FIRST_KEY_FIRST =
      Comparator.<Edge>comparingInt(edge -> edge.tie().rank()).thenComparing(STRONGEST_FIRST);

  private final Guards guards;
  private final IntFunction<Guards> guardsOf;
  private final int spec;
  private final GroupGuards fit;
  private final Map<RecordKey, EntityGroup> groups = new TreeMap<>();
  private final List<Edge> musts = new ArrayList<>();
  private final List<Edge> matches = new ArrayList<>();
  private final Map<EdgeKey, ReviewReason> reasons = new HashMap<>();

  Agglomeration(
      Component component,
      Guards guards,
      Function<Attributes, Features> content,
      IntFunction<Guards> guardsOf) {
    this.guards = guards;
    this.guardsOf = guardsOf;
    this.spec = component.spec();
    SortedMap<RecordKey, Features> features = new TreeMap<>();
    for (Member member : component.members()) {
      MemberRecord record = member.content();
      if (record != null) {
        EntityGroup group = new EntityGroup(member.key());
        groups.put(member.key(), group);
        if (guards.countsSources()) {
          group.bySource.put(member.key().source(), 1);
        }
        if (guards.looksAtContent()) {
          features.put(member.key(), content.apply(record.attributes()));
        }
      }
    }
    features.forEach(this::constrain);
    keepApart(component.members());
    for (Edge edge : component.edges()) {
      if (groups.containsKey(edge.key().low()) && groups.containsKey(edge.key().high())) {
        sort(component, edge);
      }
    }
    List<Edge> all = new ArrayList<>(musts);
    all.addAll(matches);
    this.fit = new GroupGuards(guards, all);
    if (guards.shared() != null && !matches.isEmpty()) {
      CrowdedValues crowded = new CrowdedValues(guards.shared(), features);
      matches.stream()
          .filter(edge -> !edge.tie().isKey() && isOwn(edge) && crowded.isAmbiguous(edge))
          .forEach(edge -> reasons.put(edge.key(), ReviewReason.AMBIGUOUS_ANCHOR));
    }
  }

  /** Says whether the spec of the guards judged an edge, and not a newer one. */
  private boolean isOwn(Edge edge) {
    return edge.spec() <= spec;
  }

  private Guards guardsOf(Edge edge) {
    return isOwn(edge) ? guards : guardsOf.apply(edge.spec());
  }

  /** What is locked neither takes in nor joins anybody for a match. */
  private void sort(Component component, Edge edge) {
    if (edge.key().mustLink()) {
      musts.add(edge);
    } else if (!isLocked(component.member(edge.key().low()))
        && !isLocked(component.member(edge.key().high()))) {
      matches.add(edge);
    }
  }

  private static boolean isLocked(@Nullable Member member) {
    return member != null && member.locked();
  }

  private void constrain(RecordKey key, Features features) {
    EntityGroup group = groupOf(key);
    for (HardConstraint constraint : guards.constraints()) {
      Set<Set<String>> values = new HashSet<>();
      values.add(Set.copyOf(List.of(features.values(constraint.slot()))));
      group.constrained.add(values);
    }
  }

  private void keepApart(Collection<Member> members) {
    for (Member member : members) {
      for (RecordKey other : member.cannotLinks()) {
        EntityGroup mine = groups.get(member.key());
        EntityGroup theirs = groups.get(other);
        if (mine != null && theirs != null) {
          mine.enemies.add(other);
          theirs.enemies.add(member.key());
        }
      }
    }
  }

  Division divide() {
    musts.sort(STRONGEST_FIRST);
    musts.forEach(this::joinByDemand);
    List<Edge> keys = counting(Tier.KEY);
    keys.sort(FIRST_KEY_FIRST);
    keys.forEach(this::joinByKey);
    joinByScore();
    joinByProfile();
    return new Division(entities(), cut());
  }

  /** The matches of a tier that count, as a list of its own. */
  private List<Edge> counting(Tier tier) {
    List<Edge> counting = new ArrayList<>();
    for (Edge edge : matches) {
      if (edge.tie().tier() == tier && !reasons.containsKey(edge.key())) {
        counting.add(edge);
      }
    }
    return counting;
  }

  // ---- the layers

  private void joinByDemand(Edge edge) {
    EntityGroup low = low(edge);
    EntityGroup high = high(edge);
    if (low != high && fit.stewardMayJoin(low, high)) {
      join(low, high);
    }
  }

  private void joinByKey(Edge edge) {
    EntityGroup low = low(edge);
    EntityGroup high = high(edge);
    if (low != high && fit.mayJoin(low, high)) {
      join(low, high).keyed = true;
    }
  }

  private void joinByScore() {
    List<Edge> scored = counting(Tier.MATCH);
    if (!Double.isNaN(guards.collisionMargin()) && scored.size() > 1) {
      CollisionRule rule = new CollisionRule(guards, this::low, this::high);
      Set<EdgeKey> colliding =
          rule.colliding(scored, this::isOwn, this::matchMayJoin, fit::contradict);
      colliding.forEach(key -> reasons.put(key, ReviewReason.MULTI_MATCH));
      scored.removeIf(edge -> colliding.contains(edge.key()));
    }
    scored.sort(STRONGEST_FIRST);
    List<Edge> weak = new ArrayList<>();
    for (Edge edge : scored) {
      if (edge.total() >= guardsOf(edge).firmScore()) {
        joinByMatch(edge);
      } else {
        weak.add(edge);
      }
    }
    if (!weak.isEmpty()) {
      takeIn(weak, scored);
    }
  }

  /** Two entities that keys have found are not one for being alike. */
  private boolean matchMayJoin(EntityGroup a, EntityGroup b) {
    return !(a.keyed && b.keyed) && fit.mayJoin(a, b);
  }

  private void joinByMatch(Edge edge) {
    EntityGroup low = low(edge);
    EntityGroup high = high(edge);
    if (low != high && matchMayJoin(low, high)) {
      join(low, high);
    }
  }

  private void takeIn(List<Edge> weak, List<Edge> scored) {
    Map<RecordKey, Set<EntityGroup>> choices = choicesOfLoneRecords(scored);
    List<Edge> joining = new ArrayList<>();
    for (Edge edge : weak) {
      int low = choices.getOrDefault(edge.key().low(), Set.of()).size();
      int high = choices.getOrDefault(edge.key().high(), Set.of()).size();
      if (low > 1 || high > 1) {
        reasons.put(edge.key(), ReviewReason.MULTI_MATCH);
      } else if (low == 0 && high == 0) {
        reasons.put(edge.key(), ReviewReason.LOW_CONFIDENCE);
      }
      if (low == 1 || high == 1) {
        joining.add(edge);
      }
    }
    joining.forEach(this::joinByMatch);
  }

  /** Where a steward or a guard said no, there is no choice between neighbours. */
  private Map<RecordKey, Set<EntityGroup>> choicesOfLoneRecords(List<Edge> scored) {
    List<Edge> all = new ArrayList<>(musts);
    all.addAll(counting(Tier.KEY));
    all.addAll(scored);
    Map<RecordKey, Set<EntityGroup>> choices = new HashMap<>();
    for (Edge edge : all) {
      EntityGroup low = low(edge);
      EntityGroup high = high(edge);
      if (low != high && matchMayJoin(low, high)) {
        note(choices, low, high);
        note(choices, high, low);
      }
    }
    return choices;
  }

  private static void note(
      Map<RecordKey, Set<EntityGroup>> choices, EntityGroup group, EntityGroup beside) {
    if (group.isLone()) {
      choices.computeIfAbsent(group.records.first(), key -> new HashSet<>()).add(beside);
    }
  }

  private void joinByProfile() {
    List<Edge> profiles = counting(Tier.PERSONA);
    if (profiles.isEmpty()) {
      return;
    }
    List<Edge> anchors = counting(Tier.ANCHOR);
    profiles.sort(STRONGEST_FIRST);
    for (Edge profile : profiles) {
      EntityGroup low = low(profile);
      EntityGroup high = high(profile);
      if (low != high && fit.mayJoin(low, high) && isAnchored(low, high, anchors)) {
        join(low, high);
      }
    }
  }

  private boolean isAnchored(EntityGroup a, EntityGroup b, List<Edge> anchors) {
    return anchors.stream()
        .anyMatch(
            anchor ->
                (low(anchor) == a && high(anchor) == b) || (low(anchor) == b && high(anchor) == a));
  }

  // ---- groups

  private EntityGroup groupOf(RecordKey key) {
    EntityGroup group = groups.get(key);
    if (group == null) {
      throw new IllegalStateException("a record that is no resolved member");
    }
    return group;
  }

  private EntityGroup low(Edge edge) {
    return groupOf(edge.key().low());
  }

  private EntityGroup high(Edge edge) {
    return groupOf(edge.key().high());
  }

  private EntityGroup join(EntityGroup a, EntityGroup b) {
    EntityGroup joined = fit.join(a, b);
    EntityGroup absorbed = joined == a ? b : a;
    absorbed.records.forEach(key -> groups.put(key, joined));
    return joined;
  }

  // ---- the outcome

  private List<SortedSet<RecordKey>> entities() {
    List<SortedSet<RecordKey>> entities = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          if (key.equals(group.records.first())) {
            entities.add(group.records);
          }
        });
    return entities;
  }

  private List<CutEdge> cut() {
    List<CutEdge> cut = new ArrayList<>();
    for (Edge edge : matches) {
      EntityGroup low = low(edge);
      EntityGroup high = high(edge);
      if (low != high && !low.isEnemyOf(high) && isWorthAQuestion(edge)) {
        cut.add(new CutEdge(edge, reasonOf(edge)));
      }
    }
    return cut;
  }

  private boolean isWorthAQuestion(Edge edge) {
    return edge.tie().tier() != Tier.PERSONA || edge.total() >= guardsOf(edge).personaReview();
  }

  private ReviewReason reasonOf(Edge edge) {
    @Nullable ReviewReason known = reasons.get(edge.key());
    if (known != null) {
      return known;
    }
    boolean joinsAlone = edge.tie().tier() == Tier.KEY || edge.tie().tier() == Tier.MATCH;
    return joinsAlone ? ReviewReason.POLICY : ReviewReason.of(edge.tie().tier());
  }
}
