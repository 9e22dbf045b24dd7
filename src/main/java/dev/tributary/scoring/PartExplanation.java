package dev.tributary.scoring;

import java.util.List;

/**
 * What one rule or comparison found in a pair.
 *
 * @param level the number of the comparison level, from 0 in the order of the spec; -1 for a rule,
 *     and where there was nothing to compare
 * @param condition which pairs reach that level, as {@code >= 0.88}; empty for a rule, and where
 *     there was nothing to compare
 * @param slots what was looked at
 * @param evidence the values that decided: those that both records share, else the pair that is
 *     most alike; empty where nothing was compared
 * @param likeness how alike the best pair of values is, or how likely a model holds a match; NaN
 *     where it was not measured
 * @param weight what the level or the rule counts without adjustment: match weight times factor, or
 *     the rule's weight; NaN where there was nothing to compare
 * @param adjustment by how common the values are
 * @param contribution to the total; NaN where there was nothing to compare, minus infinity for a
 *     veto
 * @param children of a composite rule, in their order
 */
public record PartExplanation(
    String name,
    Outcome outcome,
    int level,
    String condition,
    List<Integer> slots,
    List<ValuePair> evidence,
    double likeness,
    double weight,
    Adjustment adjustment,
    double contribution,
    List<PartExplanation> children) {
  /** How a part came out. */
  public enum Outcome {
    /** A comparison reached the level named. */
    LEVEL,
    FIRED,
    NOT_FIRED,
    /** A rule did not fire, and that speaks against a match. */
    CONFLICT,
    /** A record lacks the value. */
    SKIPPED
  }

  /** A normalised value of one record and one of the other. */
  public record ValuePair(String a, String b) {}

  /**
   * The correction by how common the values are that agree.
   *
   * @param frequency the relative frequency that counted; NaN where none is known
   * @param bits what it adds to the match weight
   */
  public record Adjustment(double frequency, double bits) {
    static final Adjustment NONE = new Adjustment(Double.NaN, 0);
  }

  public PartExplanation {
    slots = List.copyOf(slots);
    evidence = List.copyOf(evidence);
    children = List.copyOf(children);
  }

  static PartExplanation skipped(String name, List<Integer> slots) {
    return new PartExplanation(
        name,
        Outcome.SKIPPED,
        -1,
        "",
        slots,
        List.of(),
        Double.NaN,
        Double.NaN,
        Adjustment.NONE,
        Double.NaN,
        List.of());
  }

  /** What it takes off that others of the house would explain the pair too. */
  static PartExplanation ofNeighbours(double bits) {
    return new PartExplanation(
        Neighbours.PART,
        Outcome.LEVEL,
        0,
        "another of the house",
        List.of(),
        List.of(),
        Double.NaN,
        bits,
        Adjustment.NONE,
        bits,
        List.of());
  }

  /** Of a rule that was not skipped. */
  static PartExplanation ofRule(
      Rule rule,
      List<Integer> slots,
      List<ValuePair> evidence,
      double likeness,
      double match,
      List<PartExplanation> children) {
    return new PartExplanation(
        rule.name(),
        match == 0 ? Outcome.NOT_FIRED : Outcome.FIRED,
        -1,
        "",
        slots,
        evidence,
        likeness,
        rule.weight(),
        Adjustment.NONE,
        rule.weight() * match,
        children);
  }

  PartExplanation with(List<PartExplanation> otherChildren) {
    return new PartExplanation(
        name,
        outcome,
        level,
        condition,
        slots,
        evidence,
        likeness,
        weight,
        adjustment,
        contribution,
        otherChildren);
  }

  /** The same rule, whose failing is a conflict. */
  PartExplanation asConflict(double penalised) {
    return new PartExplanation(
        name,
        Outcome.CONFLICT,
        level,
        condition,
        slots,
        evidence,
        likeness,
        penalised,
        adjustment,
        penalised,
        children);
  }
}
