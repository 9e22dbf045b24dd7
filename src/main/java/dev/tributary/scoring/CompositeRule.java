package dev.tributary.scoring;

import dev.tributary.model.Features;
import java.util.List;

/**
 * Combines rules: {@code AND} counts as the least of its children's contributions, {@code OR} as
 * the greatest, each times the weight of the composite.
 *
 * <p>A skipped child leaves the outcome open. It decides nothing where another child does (one
 * without a match under {@code AND}, any comparable one under {@code OR}); else the composite is
 * skipped as well.
 */
public record CompositeRule(String name, Operator operator, List<Rule> children, double weight)
    implements Rule {
  /** How the children are combined. */
  public enum Operator {
    AND,
    OR
  }

  public CompositeRule {
    ScorePart.checkWeight(name, weight);
    if (children.isEmpty()) {
      throw new IllegalArgumentException(name + ": a composite rule needs at least one child");
    }
    if (children.stream().anyMatch(ConflictRule.class::isInstance)) {
      throw new IllegalArgumentException(
          name + ": a child with a penalty has no place between the least and the greatest");
    }
    children = List.copyOf(children);
  }

  /** In terms of what the children contribute, which has their weights in it. */
  @Override
  public double match(Features a, Features b) {
    return operator == Operator.AND ? least(a, b) : greatest(a, b);
  }

  @Override
  public double ceiling(Features a, Features b) {
    double bound = operator == Operator.AND ? Double.POSITIVE_INFINITY : 0;
    for (Rule child : children) {
      double ofChild = child.ceiling(a, b);
      bound = operator == Operator.AND ? Math.min(bound, ofChild) : Math.max(bound, ofChild);
    }
    return weight * bound;
  }

  private double least(Features a, Features b) {
    double least = Double.POSITIVE_INFINITY;
    boolean open = false;
    for (Rule child : children) {
      double contribution = child.contribution(a, b);
      if (contribution == 0) {
        return 0;
      }
      open |= Double.isNaN(contribution);
      least = Math.min(least, contribution);
    }
    return open ? Double.NaN : least;
  }

  private double greatest(Features a, Features b) {
    double greatest = Double.NaN;
    for (Rule child : children) {
      double contribution = child.contribution(a, b);
      if (!(contribution <= greatest) && !Double.isNaN(contribution)) {
        greatest = contribution;
      }
    }
    return greatest;
  }

  @Override
  public PartExplanation explain(Features a, Features b) {
    List<PartExplanation> parts = children.stream().map(child -> child.explain(a, b)).toList();
    List<Integer> slots = parts.stream().flatMap(it -> it.slots().stream()).distinct().toList();
    double match = match(a, b);
    PartExplanation skipped = PartExplanation.skipped(name, slots);
    return Double.isNaN(match)
        ? skipped.with(parts)
        : PartExplanation.ofRule(this, slots, List.of(), Double.NaN, match, parts);
  }
}
