package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.Tie;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Drops pairs that differ in what they have to agree in, unless a deterministic key matches: that
 * is a contradiction, and the guards of the entities leave it to a person.
 */
public final class ConstrainedPolicy implements PairPolicy {
  /**
   * What a pair has to agree in.
   *
   * @param demanding whether a value on one side alone is a difference
   * @param alike whether two values agree; symmetric, and true of equal ones
   */
  public record Constraint(int slot, boolean demanding, BiPredicate<String, String> alike) {
    boolean allows(Features a, Features b) {
      if (a.isEmpty(slot) || b.isEmpty(slot)) {
        return !demanding || a.isEmpty(slot) == b.isEmpty(slot);
      }
      return ValuePairs.agree(a.values(slot), b.values(slot), alike);
    }
  }

  private final List<Constraint> constraints;
  private final PairPolicy policy;

  public ConstrainedPolicy(List<Constraint> constraints, PairPolicy policy) {
    this.constraints = List.copyOf(constraints);
    this.policy = policy;
  }

  @Override
  public @Nullable Judgement judge(Features a, Features b) {
    Judgement judgement = policy.judge(a, b);
    if (judgement == null || judgement.tie().isKey()) {
      return judgement;
    }
    return constraints.stream().allMatch(it -> it.allows(a, b)) ? judgement : null;
  }

  @Override
  public List<String> partNames() {
    return policy.partNames();
  }

  @Override
  public String method(Tie tie) {
    return policy.method(tie);
  }

  @Override
  public String label(Tie tie) {
    return policy.label(tie);
  }

  @Override
  public double probability(double total, Tie tie) {
    return policy.probability(total, tie);
  }
}
