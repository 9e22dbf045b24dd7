package dev.tributary.scoring;

import dev.tributary.model.Features;

/**
 * A rule whose failing speaks against a match: where both records have a value and the rule does
 * not fire, a penalty is taken off the total. Where either lacks the value nothing is.
 *
 * @param penalty above 0; {@link Double#POSITIVE_INFINITY} for a veto, which no agreement elsewhere
 *     makes up for
 */
public record ConflictRule(Rule rule, double penalty) implements Rule {
  public ConflictRule {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException(
          rule.name() + ": a penalty lies above 0, but is " + penalty);
    }
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public double weight() {
    return rule.weight();
  }

  @Override
  public double match(Features a, Features b) {
    return rule.match(a, b);
  }

  @Override
  public double contribution(Features a, Features b) {
    double match = rule.match(a, b);
    return match == 0 ? -penalty : rule.weight() * match;
  }

  @Override
  public double ceiling(Features a, Features b) {
    return rule.ceiling(a, b);
  }

  @Override
  public PartExplanation explain(Features a, Features b) {
    PartExplanation explanation = rule.explain(a, b);
    return rule.match(a, b) == 0 ? explanation.asConflict(-penalty) : explanation;
  }
}
