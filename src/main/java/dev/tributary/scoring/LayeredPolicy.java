package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import dev.tributary.model.Tie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deterministic keys first, in the order of their priority; where none agrees, another policy's
 * score. A score has a part for each key, 1 where it agrees, 0 where it differs, and NaN where a
 * record lacks it, and then the parts of the other policy, which alone add up to the total.
 */
public final class LayeredPolicy implements PairPolicy {
  /**
   * A key that makes a match certain.
   *
   * @param slots all of which have to share a value
   * @param decisive whether a difference here leaves the keys behind it no say
   */
  public record Key(String name, List<Integer> slots, boolean decisive) {}

  private final List<Key> keys;
  private final PairScorer scorer;
  private final PairPolicy similarity;
  private final List<String> partNames;

  /**
   * @param scorer scores the pairs that a key matches
   * @param similarity judges those that none matches, by the same scorer
   */
  public LayeredPolicy(List<Key> keys, PairScorer scorer, PairPolicy similarity) {
    this.keys = List.copyOf(keys);
    this.scorer = scorer;
    this.similarity = similarity;
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    names.addAll(similarity.partNames());
    this.partNames = List.copyOf(names);
  }

  @Override
  public @Nullable Judgement judge(Features a, Features b) {
    float[] states = new float[keys.size()];
    int rank = -1;
    boolean ended = false;
    for (int i = 0; i < states.length; i++) {
      states[i] = state(keys.get(i), a, b);
      if (rank < 0 && !ended && states[i] == 1) {
        rank = i;
      }
      ended |= keys.get(i).decisive() && states[i] == 0;
    }
    if (rank >= 0) {
      return new Judgement(withKeys(states, scorer.score(a, b)), Tie.key(rank), true);
    }
    Judgement alike = similarity.judge(a, b);
    return alike == null
        ? null
        : new Judgement(withKeys(states, alike.score()), alike.tie(), alike.edge());
  }

  private static float state(Key key, Features a, Features b) {
    boolean agrees = true;
    for (int slot : key.slots()) {
      if (a.isEmpty(slot) || b.isEmpty(slot)) {
        return Float.NaN;
      }
      agrees &= SharedValue.exists(slot, a, b);
    }
    return agrees ? 1 : 0;
  }

  private static PairScore withKeys(float[] states, PairScore score) {
    float[] parts = new float[states.length + score.parts().length];
    System.arraycopy(states, 0, parts, 0, states.length);
    System.arraycopy(score.parts(), 0, parts, states.length, score.parts().length);
    return new PairScore(score.total(), parts);
  }

  @Override
  public List<String> partNames() {
    return partNames;
  }

  @Override
  public String method(Tie tie) {
    boolean known = tie.isKey() && tie.rank() >= 0 && tie.rank() < keys.size();
    return known ? "key:" + keys.get(tie.rank()).name() : similarity.method(tie);
  }

  @Override
  public String label(Tie tie) {
    return tie.isKey() ? "key" : similarity.label(tie);
  }

  @Override
  public double probability(double total, Tie tie) {
    return tie.isKey() ? 1 : similarity.probability(total, tie);
  }
}
