package dev.tributary.clustering;

import dev.tributary.clustering.Guards.SourcePair;
import dev.tributary.model.RecordKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says whether two groups of records may become one under the guards. */
final class GroupGuards {
  private final Guards guards;
  private final Map<RecordKey, Set<RecordKey>> tied = new HashMap<>();

  GroupGuards(Guards guards, List<Edge> edges) {
    this.guards = guards;
    if (guards.minDensity() > 0) {
      edges.forEach(edge -> noteTied(edge.key()));
    }
  }

  private void noteTied(EdgeKey key) {
    tied.computeIfAbsent(key.low(), it -> new HashSet<>()).add(key.high());
    tied.computeIfAbsent(key.high(), it -> new HashSet<>()).add(key.low());
  }

  /** What a steward may join. */
  boolean stewardMayJoin(EntityGroup a, EntityGroup b) {
    return a.size() + b.size() <= guards.maxEntitySize() && !a.isEnemyOf(b);
  }

  boolean mayJoin(EntityGroup a, EntityGroup b) {
    return stewardMayJoin(a, b) && sourcesAllow(a, b) && valuesAllow(a, b) && isDense(a, b);
  }

  /** Whether the two can never be one: a steward, or what records have to agree in, says so. */
  boolean contradict(EntityGroup a, EntityGroup b) {
    return a.isEnemyOf(b) || !valuesAllow(a, b);
  }

  private boolean sourcesAllow(EntityGroup a, EntityGroup b) {
    if (!guards.countsSources()) {
      return true;
    }
    for (String source : guards.duplicateFree()) {
      if (a.count(source) > 0 && b.count(source) > 0) {
        return false;
      }
    }
    return guards.oneToOne().stream().allMatch(pair -> isOneToOne(pair, a, b));
  }

  /** A group without records of the two sources is nobody's second. */
  private static boolean isOneToOne(SourcePair pair, EntityGroup a, EntityGroup b) {
    int ones = a.count(pair.one()) + b.count(pair.one());
    int others = a.count(pair.other()) + b.count(pair.other());
    boolean adds =
        a.count(pair.one()) + a.count(pair.other()) > 0
            && b.count(pair.one()) + b.count(pair.other()) > 0;
    return !adds || ones == 0 || others == 0 || (ones == 1 && others == 1);
  }

  private boolean valuesAllow(EntityGroup a, EntityGroup b) {
    for (int i = 0; i < guards.constraints().size(); i++) {
      HardConstraint constraint = guards.constraints().get(i);
      for (Set<String> values : a.constrained.get(i)) {
        if (!b.constrained.get(i).stream().allMatch(it -> constraint.allows(values, it))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isDense(EntityGroup a, EntityGroup b) {
    if (guards.minDensity() <= 0) {
      return true;
    }
    long size = (long) a.size() + b.size();
    long pairs = a.tiedPairs + b.tiedPairs + between(a, b);
    return 2 * pairs >= guards.minDensity() * size * (size - 1);
  }

  private long between(EntityGroup a, EntityGroup b) {
    EntityGroup smaller = a.size() <= b.size() ? a : b;
    EntityGroup larger = smaller == a ? b : a;
    long pairs = 0;
    for (RecordKey record : smaller.records) {
      pairs +=
          tied.getOrDefault(record, Set.of()).stream().filter(larger.records::contains).count();
    }
    return pairs;
  }

  /** Takes the smaller group into the larger one; answers the one that is left. */
  EntityGroup join(EntityGroup a, EntityGroup b) {
    EntityGroup joined = a.size() >= b.size() ? a : b;
    EntityGroup absorbed = joined == a ? b : a;
    long between = guards.minDensity() > 0 ? between(a, b) : 0;
    joined.take(absorbed);
    joined.tiedPairs += between;
    return joined;
  }
}
