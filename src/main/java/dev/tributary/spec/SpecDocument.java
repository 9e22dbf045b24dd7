package dev.tributary.spec;

import dev.tributary.comparison.Closeness;
import dev.tributary.scoring.Neighbours;
import dev.tributary.scoring.TermFrequencies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says, before anybody asked whether its parts fit together.
 *
 * @param normalisers the author's choice of normaliser by attribute
 * @param withoutGenericValues attributes whose generic values are not compared
 * @param inLatinLetters attributes whose values are compared in Latin letters
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
    List<Named> inLatinLetters,
    BlockingSection blocking,
    DecisionSection decision,
    PolicySection policy,
    GuardsSection guards,
    SurvivorshipSection survivorship,
    List<Named> personalFields,
    Limits limits,
    Governance governance) {

  /** The same with other blocking keys. */
  SpecDocument withBlocking(BlockingSection other) {
    return with(other, decision);
  }

  /** The same with other weights. */
  SpecDocument withScoring(ScoringSection scoring) {
    return with(
        blocking,
        new DecisionSection(scoring, decision.firm(), decision.match(), decision.review()));
  }

  /** The same with another lowest score of matches that join entities. */
  SpecDocument withFirm(double firm) {
    return with(
        blocking,
        new DecisionSection(decision.scoring(), firm, decision.match(), decision.review()));
  }

  private SpecDocument with(BlockingSection otherBlocking, DecisionSection otherDecision) {
    return new SpecDocument(
        entity,
        identityVersion,
        defaultRegion,
        sources,
        normalisers,
        withoutGenericValues,
        inLatinLetters,
        otherBlocking,
        otherDecision,
        policy,
        guards,
        survivorship,
        personalFields,
        limits,
        governance);
  }

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

  /**
   * Which records are compared.
   *
   * @param maxKeysPerRecord blocks that one record may be in; 0 where not said
   */
  record BlockingSection(List<BlockingKeySection> keys, int maxKeysPerRecord) {}

  /**
   * A blocking key: records that agree in all parts are compared.
   *
   * @param joined what is made of the text that the parts are joined to; empty where each part
   *     stands for itself
   * @param maxBlockSize members that a block of this key may have; 0 for the limit of the spec
   */
  record BlockingKeySection(
      Place place, List<PartSection> parts, String joined, int maxBlockSize) {}

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
   * @param frequencies how common the values of fields are, by field; of those that a model knows
   * @param words how common their words are, likewise
   * @param neighbours what pairs are held against beside strangers, as a model knows it; or null
   */
  record FieldsSection(
      List<FieldSection> fields,
      double priorLogOdds,
      LearningSection learning,
      Map<String, TermFrequencies> frequencies,
      Map<String, TermFrequencies> words,
      @Nullable Neighbours neighbours)
      implements ScoringSection {}

  /**
   * What a spec says of learned weights.
   *
   * @param deterministicRules what finds pairs that match without doubt
   * @param model names the model whose weights count; null where those of the spec do
   * @param expected whether the m and u of levels may be left to training
   * @param priorCounts whether a learned prior is part of the score
   * @param byTerms the fields where agreement on a rare value counts for more
   */
  record LearningSection(
      TrainingSettings settings,
      List<BlockingKeySection> deterministicRules,
      @Nullable Named model,
      boolean expected,
      boolean priorCounts,
      Set<String> byTerms) {}

  /**
   * A comparison of one attribute.
   *
   * @param weight what its match weight is multiplied with
   * @param terms where the frequencies of its values come from; null where they do not count
   * @param levels in the order in which they are tried; the last takes everything
   */
  record FieldSection(
      Named name,
      Named attribute,
      @Nullable Named normaliser,
      String comparator,
      double weight,
      @Nullable TermSection terms,
      List<LevelSection> levels) {}

  /**
   * How common the values of an attribute are.
   *
   * @param file a table of frequencies; null where a trained model has them
   * @param unknown the frequency of values that the table does not have; NaN where not said
   * @param minimumU the least frequency
   */
  record TermSection(Place place, @Nullable Named file, double unknown, double minimumU) {}

  /** What makes a pair reach a level. */
  enum LevelKind {
    /** Alike enough, by the comparator of the field or one of the level's own. */
    SIMILAR,
    /** The values of two attributes stand exchanged. */
    CROSSED,
    /** A record lacks the value. */
    MISSING,
    /** All that is left. */
    OTHERWISE
  }

  /**
   * How alike two values are: by a comparator, or by how far apart they lie.
   *
   * @param range null where the comparator says it
   */
  record MeasureSection(String comparator, @Nullable Closeness range) {
    /** For people. */
    @Override
    public String toString() {
      return range == null ? comparator : "within " + range;
    }
  }

  /**
   * A comparison level.
   *
   * @param threshold the lowest similarity of this level; -1 where none is asked
   * @param measure the level's own; null for that of the field
   * @param crossField the other attribute of two whose values may be swapped
   * @param m the probability of this level among matches; NaN where a weight is given
   * @param u the probability of this level among pairs that do not match; NaN where a weight is
   *     given
   * @param weight the match weight where it is given; else NaN, and minus infinity for a veto
   * @param termWeight how much of the adjustment by the frequency of values counts, 0 for nothing
   */
  record LevelSection(
      LevelKind kind,
      double threshold,
      @Nullable MeasureSection measure,
      @Nullable Named crossField,
      double m,
      double u,
      double weight,
      double termWeight) {
    boolean isWeighed() {
      return !Double.isNaN(weight);
    }

    /** The same with other probabilities. */
    LevelSection with(double otherM, double otherU) {
      return new LevelSection(
          kind, threshold, measure, crossField, otherM, otherU, weight, termWeight);
    }
  }

  /** A weighted sum of rules. */
  record RulesSection(List<RuleSection> rules) implements ScoringSection {}

  /** A rule that fires or does not. */
  sealed interface RuleSection permits ComparisonSection, CompositeSection, ModelSection {
    Named name();
  }

  /**
   * Fires where the values of an attribute are alike enough; for several attributes, where those of
   * each are.
   *
   * @param range how close numbers or dates have to be; null where a similarity is asked
   * @param penalty what is taken off where both have a value and the rule does not fire; 0 for
   *     nothing, infinity for a veto
   */
  record ComparisonSection(
      Named name,
      List<Named> attributes,
      @Nullable Named normaliser,
      String similarity,
      @Nullable Closeness range,
      double threshold,
      double weight,
      double penalty)
      implements RuleSection {}

  /**
   * Fires where a trained model holds a match for likely enough.
   *
   * @param attributes what the model is said to look at; empty where not said
   */
  record ModelSection(
      Named name, Named model, List<Named> attributes, double threshold, double weight)
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

  /**
   * Another choice for one attribute.
   *
   * @param published whether golden records show it; if not, there is nothing to choose
   */
  record OverrideSection(Named field, String strategy, List<Named> priority, boolean published) {}
}
