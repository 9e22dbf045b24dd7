package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.scoring.PartExplanation.Adjustment;
import dev.tributary.scoring.PartExplanation.Outcome;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** A comparison with the logarithms of its levels taken once, before millions of pairs. */
final class WeighedComparison implements ScorePart {
  private static final int NONE = FellegiSunterScorer.NO_LEVEL;

  private final String name;
  private final int slot;
  private final ToDoubleBiFunction<String, String> similarity;
  private final double weight;
  private final ComparisonLevel[] levels;
  private final double[] weights;
  private final List<String> conditions;
  private final int nullLevel;
  private final double greatestWeight;

  WeighedComparison(Comparison comparison) {
    name = comparison.name();
    slot = comparison.slot();
    similarity = comparison.similarity();
    weight = comparison.weight();
    conditions = comparison.conditions();
    levels = comparison.levels().toArray(ComparisonLevel[]::new);
    weights = new double[levels.length];
    int ofNull = NONE;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < levels.length; i++) {
      Evidence evidence = levels[i].evidence();
      // A factor of 0 takes the evidence out, and not the veto.
      weights[i] = evidence.isVeto() ? evidence.matchWeight() : weight * evidence.matchWeight();
      if (levels[i] instanceof NullLevel) {
        ofNull = i;
      } else {
        greatest = Math.max(greatest, weights[i] + mostAdjustment(evidence));
      }
    }
    nullLevel = ofNull;
    greatestWeight = greatest;
  }

  private double mostAdjustment(Evidence evidence) {
    TermAdjustment adjustment = evidence.adjustment();
    return adjustment == null ? 0 : weight * adjustment.mostBits();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double contribution(Features a, Features b) {
    int level = level(a, b);
    return level == NONE ? Double.NaN : weights[level] + adjustment(level, a, b);
  }

  @Override
  public double ceiling(Features a, Features b) {
    if (ScorePart.isFilled(slot, a, b)) {
      return greatestWeight;
    }
    return nullLevel == NONE ? 0 : weights[nullLevel];
  }

  /** The number of the level that a pair reaches; {@link #NONE} where there is nothing to say. */
  int level(Features a, Features b) {
    if (!ScorePart.isFilled(slot, a, b)) {
      return nullLevel;
    }
    ToDoubleBiFunction<String, String> measured = null;
    double best = 0;
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] instanceof SimilarityLevel similar) {
        ToDoubleBiFunction<String, String> measure = measure(similar);
        if (measure != measured) {
          best = ValuePairs.best(a.values(slot), b.values(slot), measure);
          measured = measure;
        }
        if (best >= similar.threshold()) {
          return i;
        }
      } else if (levels[i] instanceof CrossLevel cross) {
        if (crosses(cross, a, b) && crosses(cross, b, a)) {
          return i;
        }
      } else if (levels[i] instanceof ElseLevel) {
        return i;
      }
    }
    throw new IllegalStateException("the last level takes every pair");
  }

  private ToDoubleBiFunction<String, String> measure(SimilarityLevel level) {
    ToDoubleBiFunction<String, String> own = level.similarity();
    return own == null ? similarity : own;
  }

  /** Says whether the value of one is like the other slot's value of the other. */
  private boolean crosses(CrossLevel level, Features one, Features other) {
    String[] here = one.values(slot);
    String[] there = other.values(level.otherSlot());
    return there.length > 0 && ValuePairs.best(here, there, similarity) >= level.threshold();
  }

  /** What the rarest of the pairs of values that reach the level adds, in bits. */
  private double adjustment(int reached, Features a, Features b) {
    TermAdjustment adjustment = levels[reached].evidence().adjustment();
    return adjustment == null ? 0 : weight * adjustment.bits(frequency(reached, a, b));
  }

  /** How common the rarest pair of values is that reaches the level; NaN where it is not known. */
  private double frequency(int reached, Features a, Features b) {
    TermAdjustment adjustment = levels[reached].evidence().adjustment();
    if (adjustment == null || !(levels[reached] instanceof SimilarityLevel level)) {
      return Double.NaN;
    }
    String[] as = a.values(slot);
    String[] bs = b.values(slot);
    if (as.length == 1 && bs.length == 1) {
      return adjustment.frequency(as[0], bs[0]);
    }
    double rarest = Double.NaN;
    for (String one : as) {
      for (String other : bs) {
        if (one.equals(other) || measure(level).applyAsDouble(one, other) >= level.threshold()) {
          double frequency = adjustment.frequency(one, other);
          boolean rarer = Double.isNaN(rarest) || frequency < rarest;
          rarest = rarer ? frequency : rarest;
        }
      }
    }
    return rarest;
  }

  @Override
  public PartExplanation explain(Features a, Features b) {
    int level = level(a, b);
    if (level == NONE) {
      return PartExplanation.skipped(name, List.of(slot));
    }
    boolean filled = ScorePart.isFilled(slot, a, b);
    String[] as = a.values(slot);
    String[] bs = b.values(slot);
    return new PartExplanation(
        name,
        Outcome.LEVEL,
        level,
        conditions.get(level),
        slots(levels[level]),
        filled ? ValuePairs.evidence(as, bs, measured(levels[level])) : List.of(),
        filled ? ValuePairs.best(as, bs, measured(levels[level])) : Double.NaN,
        weights[level],
        new Adjustment(frequency(level, a, b), adjustment(level, a, b)),
        contribution(a, b),
        List.of());
  }

  private ToDoubleBiFunction<String, String> measured(ComparisonLevel level) {
    return level instanceof SimilarityLevel similar ? measure(similar) : similarity;
  }

  private List<Integer> slots(ComparisonLevel level) {
    return level instanceof CrossLevel cross ? List.of(slot, cross.otherSlot()) : List.of(slot);
  }
}
