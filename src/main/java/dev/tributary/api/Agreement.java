package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often two stewards say the same, counted by pair of stewards.
 *
 * <p>Cohen's kappa is (o - e) / (1 - e): o is the share of questions to which both said the same, e
 * the share that chance would give to two who say merge as often as these two do. Over several
 * pairs, e is that of each pair, weighted by its questions.
 */
final class Agreement {
  private static final String MERGE = "merge";
  private static final double ALL_OF_IT = 1e-9;

  private final Map<Pair, long[]> tables = new TreeMap<>();

  /** Two stewards, the lower name first. */
  private record Pair(String a, String b) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byFirst = a.compareTo(other.a);
      return byFirst != 0 ? byFirst : b.compareTo(other.b);
    }
  }

  /** Counts so many questions that both answered: merge or reject. */
  void add(String one, String answer, String other, String otherAnswer, long questions) {
    boolean ordered = one.compareTo(other) <= 0;
    Pair pair = ordered ? new Pair(one, other) : new Pair(other, one);
    boolean a = MERGE.equals(ordered ? answer : otherAnswer);
    boolean b = MERGE.equals(ordered ? otherAnswer : answer);
    tables.computeIfAbsent(pair, any -> new long[4])[(a ? 2 : 0) + (b ? 1 : 0)] += questions;
  }

  /** Questions, those to which both said the same, the share of these, and kappa. */
  ObjectNode all() {
    return told(JsonNodeFactory.instance.objectNode(), tables.values());
  }

  /** The same for each pair of stewards. */
  JsonNode byPair() {
    ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
    tables.forEach(
        (pair, counts) -> {
          ObjectNode node = pairs.addObject().put("steward_a", pair.a()).put("steward_b", pair.b());
          told(node, List.of(counts));
          node.put("both_merge", counts[3]).put("both_reject", counts[0]);
          node.put("only_a_merges", counts[2]).put("only_b_merges", counts[1]);
        });
    return pairs;
  }

  private static ObjectNode told(ObjectNode node, Collection<long[]> tables) {
    long questions = 0;
    long agreed = 0;
    double byChance = 0;
    for (long[] counts : tables) {
      long n = counts[0] + counts[1] + counts[2] + counts[3];
      double mergesOfA = (double) (counts[2] + counts[3]) / n;
      double mergesOfB = (double) (counts[1] + counts[3]) / n;
      questions += n;
      agreed += counts[0] + counts[3];
      byChance += n * (mergesOfA * mergesOfB + (1 - mergesOfA) * (1 - mergesOfB));
    }
    node.put("questions", questions).put("agreed", agreed);
    if (questions == 0) {
      return node.putNull("percent").putNull("kappa");
    }
    node.put("percent", 100.0 * agreed / questions);
    // Where both always say the same one thing, chance explains all of it.
    return questions - byChance < ALL_OF_IT
        ? node.putNull("kappa")
        : node.put("kappa", (agreed - byChance) / (questions - byChance));
  }
}
