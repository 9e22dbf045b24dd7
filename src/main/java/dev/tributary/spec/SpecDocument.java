package dev.tributary.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says, before anybody asked whether its parts fit together.
 *
 * @param normalisers the author's choice of normaliser by attribute
 * @param withoutGenericValues attributes whose generic values are not compared
 * @param policy how the score of a pair becomes a decision
 * @param guards what keeps records apart although they match
 * @param personalFields attributes declared personal under {@code entity.compliance}
 * @param defaultRegion the country (ISO 3166) whose phone numbers come without a country code;
 *     empty where not said
 */
record SpecDocument(
    String entity,
    String identityVersion,
    String defaultRegion,
    List<SourceSection> sources,
    Map<String, Named> normalisers,
    List<Named> withoutGenericValues,
    List<BlockingKeySection> blocking,
    DecisionSection decision,
    PolicySection policy,
    GuardsSection guards,
    SurvivorshipSection survivorship,
    List<Named> personalFields,
    Limits limits) {

  /**
   * A source system.
   *
   * @param personalColumns columns that the schema declares personal
   * @param duplicateFree whether an entity has one record of it at most
   */
  record SourceSection(
      Named name,
      String primaryKey,
      List<AttributeSection> attributes,
      List<String> personalColumns,
      boolean duplicateFree) {}

  /** An attribute and where its values come from: one extraction or, for several values, more. */
  record AttributeSection(Named name, List<Extraction> extractions) {}

  /**
   * How to make one value of an attribute.
   *
   * @param columns what goes into the first function, in order
   * @param constant the value itself, where it comes from no column
   * @param functions applied one after the other
   */
  record Extraction(
      List<String> columns, @Nullable String constant, List<FunctionCall> functions) {}

  /** A staging function with its arguments. */
  record FunctionCall(Named function, Map<String, String> arguments) {}

  /** A blocking key: records that agree in all parts are compared. */
  record BlockingKeySection(Place place, List<PartSection> parts) {}

  /**
   * One part of a blocking key.
   *
   * @param normaliser null where the attribute's own applies
   * @param transform what becomes of the normalised value; empty for nothing
   */
  record PartSection(Named attribute, @Nullable Named normaliser, String transform) {}

  /**
   * How pairs are scored and from which score on they match.
   *
   * @param firm the lowest score of a match that joins entities, in the unit of the scoring
   * @param match the lowest score of a match
   * @param review the lowest score that a person should look at
   */
  record DecisionSection(ScoringSection scoring, double firm, double match, double review) {
    /** Every match joins entities. */
    DecisionSection(ScoringSection scoring, double match, double review) {
      this(scoring, match, match, review);
    }
  }

  /** One of the ways to score a pair. */
  sealed interface ScoringSection permits FieldsSection, RulesSection {}

  /**
   * Scoring after Fellegi and Sunter.
   *
   * @param priorLogOdds what a total starts from, log2
   */
  record FieldsSection(List<FieldSection> fields, double priorLogOdds) implements ScoringSection {}

  /**
   * A comparison of one attribute.
   *
   * @param weight what its match weight is multiplied with
   * @param levels from the most alike to the least; the last takes everything
   */
  record FieldSection(
      Named name,
      Named attribute,
      @Nullable Named normaliser,
      String comparator,
      double weight,
      List<LevelSection> levels) {}

  /**
   * A comparison level.
   *
   * @param threshold the lowest similarity of this level; -1 for the level that takes everything
   * @param crossField the other attribute of two whose values may be swapped
   * @param m the probability of this level among matches
   * @param u the probability of this level among pairs that do not match
   */
  record LevelSection(double threshold, @Nullable Named crossField, double m, double u) {}

  /** A weighted sum of rules. */
  record RulesSection(List<RuleSection> rules) implements ScoringSection {}

  /** A rule that fires or does not. */
  sealed interface RuleSection permits ComparisonSection, CompositeSection {
    Named name();
  }

  /**
   * Fires where the values of an attribute are alike enough; for several attributes, where those of
   * each are.
   */
  record ComparisonSection(
      Named name,
      List<Named> attributes,
      @Nullable Named normaliser,
      String similarity,
      double threshold,
      double weight)
      implements RuleSection {}

  /**
   * Combines rules.
   *
   * @param all whether all children have to fire (and) or one is enough (or)
   * @param weight a factor on what the children make
   */
  record CompositeSection(Named name, boolean all, List<RuleSection> children, double weight)
      implements RuleSection {}

  /**
   * How the values of a golden record are chosen.
   *
   * @param priority sources from the most to the least trusted; empty for the order of the sources
   */
  record SurvivorshipSection(
      String strategy, List<Named> priority, List<OverrideSection> overrides) {}

  /** Another choice for one attribute. */
  record OverrideSection(Named field, String strategy, List<Named> priority) {}
}
