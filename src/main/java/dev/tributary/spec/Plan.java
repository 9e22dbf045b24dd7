package dev.tributary.spec;

import dev.tributary.blocking.BlockingKeys;
import dev.tributary.blocking.BlockingRule;
import dev.tributary.clustering.ConstrainedPartition;
import dev.tributary.clustering.Guards;
import dev.tributary.model.Attributes;
import dev.tributary.model.BlockKey;
import dev.tributary.model.Features;
import dev.tributary.model.RecordKey;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.MatchWeight;
import dev.tributary.scoring.PairPolicy;
import dev.tributary.scoring.PairScorer;
import dev.tributary.survivorship.Survivorship;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled spec: everything that resolution asks of it, answered without looking at YAML again.
 * Immutable, and safe for use by several threads.
 */
public final class Plan {
  private final Identity identity;
  private final Map<String, RecordMapping> sources;
  private final Content content;
  private final BlockingKeys blocking;
  private final Decision decision;
  private final Learning learning;
  private final Guarding guarding;
  private final GoldenPlan golden;
  private final Limits limits;

  Plan(
      Identity identity,
      Map<String, RecordMapping> sources,
      Content content,
      BlockingKeys blocking,
      Decision decision,
      Learning learning,
      Guarding guarding,
      GoldenPlan golden,
      Limits limits) {
    this.identity = identity;
    this.sources = sources;
    this.content = content;
    this.blocking = blocking;
    this.decision = decision;
    this.learning = learning;
    this.guarding = guarding;
    this.golden = golden;
    this.limits = limits;
  }

  /** What the plan is called, and how it is told to people. */
  record Identity(
      String entity, String version, String hash, SpecDescription description, SpecSource source) {}

  /**
   * How pairs are scored and judged.
   *
   * @param evidence whether a score is a match weight in log2, and no sum of rule weights
   */
  record Decision(
      PairScorer scorer,
      PairPolicy policy,
      boolean evidence,
      double firm,
      double match,
      double review) {}

  /**
   * What is compared of a record.
   *
   * @param profile what makes the vector of its profile; null where none is compared
   */
  record Content(SlotNormalisers normalisers, @Nullable ProfileSlot profile) {}

  /** What guards the entities. */
  record Guarding(Guards guards, SlotNormalisers normalisers, boolean cutsMatches) {}

  /**
   * How weights are learned.
   *
   * @param byTerms by comparison, whether rare values count for more
   */
  record Learning(
      TrainingSettings settings,
      BlockingKeys deterministic,
      Dependencies dependencies,
      List<Boolean> byTerms) {}

  /** The entity type, as topics are named after it: {@code [a-z][a-z0-9-]*}. */
  public String entityName() {
    return identity.entity();
  }

  /** The name that the author gave this version of the spec. */
  public String identityVersion() {
    return identity.version();
  }

  /** Equal for specs that resolve alike, however they are written: SHA-256 in hex. */
  public String hash() {
    return identity.hash();
  }

  /** What the plan was compiled from. */
  public SpecSource source() {
    return identity.source();
  }

  /** What the spec says, in words and taken apart for comparison with another. */
  public SpecDescription description() {
    return identity.description();
  }

  /** What the spec asks of those who change it. */
  public Governance governance() {
    return identity.description().governance();
  }

  /** The names of all sources, in the order of trust. */
  public List<String> sources() {
    return List.copyOf(sources.keySet());
  }

  public boolean hasSource(String source) {
    return sources.containsKey(source);
  }

  /**
   * The column that identifies a row of a source.
   *
   * @throws IllegalArgumentException if the spec has no such source
   */
  public String primaryKey(String source) {
    return mapping(source).primaryKey();
  }

  /**
   * The columns of a source that the spec looks at, its primary key among them.
   *
   * @throws IllegalArgumentException if the spec has no such source
   */
  public Set<String> columns(String source) {
    return mapping(source).columns();
  }

  /**
   * Maps a row to attributes, whose values stay as the source wrote them but for staging functions.
   *
   * @throws IllegalArgumentException if the spec does not have the record's source
   */
  public Attributes attributes(RecordKey key, Map<String, String> columns) {
    return mapping(key.source()).map(columns);
  }

  private RecordMapping mapping(String source) {
    RecordMapping mapping = sources.get(source);
    if (mapping == null) {
      throw new IllegalArgumentException(
          "the spec has no source \""
              + source
              + "\"; it has "
              + String.join(", ", sources.keySet()));
    }
    return mapping;
  }

  /** Normalises attributes: what {@link #features} and {@link #invalidAttributes} say, at once. */
  public NormalisedRecord normalise(Attributes attributes) {
    NormalisedRecord record = content.normalisers().normalise(attributes);
    return content.profile() == null ? record : content.profile().extend(record);
  }

  /** The normalised values of a record, by slot. */
  public Features features(Attributes attributes) {
    return normalise(attributes).features();
  }

  /**
   * The attributes with a value that breaks the rules of its kind, as an email without a domain.
   */
  public Set<String> invalidAttributes(Attributes attributes) {
    return normalise(attributes).invalidAttributes();
  }

  /** The blocks of a record, each once. */
  public List<BlockKey> blocks(Features features) {
    return blocking.keys(features);
  }

  /**
   * The name of a blocking rule for people, as {@code last_name:soundex+zip}. Rules keep their
   * number from spec to spec, so that a stored key may name one that this plan does not have.
   */
  public String blockingRuleName(int rule) {
    return blocking.rules().stream()
        .filter(known -> known.number() == rule)
        .map(BlockingRule::name)
        .findFirst()
        .orElse("rule " + rule + " of another spec");
  }

  /**
   * The members that a block of a rule may have: the rule's own cap, or that of the limits, which
   * also holds for a rule of another spec.
   */
  public int maxBlockSize(int rule) {
    return blocking.maxBlockSize(rule, limits.maxBlockSize());
  }

  /** The numbers of all blocking rules, in the order of the spec. */
  public List<Integer> blockingRules() {
    return blocking.rules().stream().map(BlockingRule::number).toList();
  }

  /**
   * Says whether a comparison of Fellegi-Sunter scoring looks at a column that the blocks of a rule
   * are formed by: in such a block it agrees by construction.
   *
   * @param comparison its place among the comparisons of the scorer
   * @param rule the number of a blocking rule
   */
  public boolean dependsOnBlocks(int comparison, int rule) {
    return scorer() instanceof FellegiSunterScorer scorer
        && learning
            .dependencies()
            .dependsOnBlocks(scorer.comparisons().get(comparison).slot(), rule);
  }

  /** Says whether agreement on a rare value counts for more in a comparison. */
  public boolean adjustsForTerms(int comparison) {
    return learning.byTerms().get(comparison);
  }

  /** The keys in which records agree that match without doubt; none where the spec states none. */
  public List<BlockKey> deterministicKeys(Features features) {
    return learning.deterministic().keys(features);
  }

  /** How weights are to be learned. */
  public TrainingSettings training() {
    return learning.settings();
  }

  public PairScorer scorer() {
    return decision.scorer();
  }

  /**
   * The lowest score of a match that joins entities, in the unit of the scorer. A weaker match only
   * takes in a lone record that has no other entity to go to.
   */
  public double firmThreshold() {
    return decision.firm();
  }

  /** Judges candidate pairs. */
  public PairPolicy policy() {
    return decision.policy();
  }

  /** What keeps records out of one entity although they match. */
  public Guards guards() {
    return guarding.guards();
  }

  /** Says whether no two records of a source are one entity. */
  public boolean isDuplicateFree(String source) {
    return guards().duplicateFree().contains(source);
  }

  /** What the guards look at in a record, by slots of its own. */
  public Features guardFeatures(Attributes attributes) {
    return guarding.normalisers().normalise(attributes).features();
  }

  /** Whether entities may leave matches out for another reason than their size. */
  public boolean cutsMatches() {
    return guarding.cutsMatches();
  }

  /** The lowest score of a match, in the unit of the scorer. */
  public double matchThreshold() {
    return decision.match();
  }

  /** The lowest score that goes to review, in the unit of the scorer. */
  public double reviewThreshold() {
    return decision.review();
  }

  /**
   * A score as a number from 0 to 1. For Fellegi-Sunter the probability of a match, 2^w / (1 + 2^w)
   * for a match weight w; for a weighted sum the sum itself, 1 at most.
   */
  public double probability(double score) {
    return probability(score, decision.evidence());
  }

  static double probability(double score, boolean evidence) {
    return evidence ? MatchWeight.probability(score) : Math.max(0, Math.min(1, score));
  }

  /**
   * Opens the score of a pair: comparison by comparison, with raw and normalised values.
   *
   * @throws IllegalArgumentException if the spec does not have a record's source
   */
  public PairReport explain(SourceRecord a, SourceRecord b) {
    return new PairExplainer(this, content.normalisers()::slot).explain(a, b);
  }

  /** Says whether scores are match weights in log2, and no sums of rule weights. */
  public boolean scoresAreEvidence() {
    return decision.evidence();
  }

  /** How a component is divided into entities: the same in the stream and in a batch. */
  public ConstrainedPartition entityPartition() {
    return new ConstrainedPartition(guards(), this::guardFeatures);
  }

  public Survivorship survivorship() {
    return golden.survivorship();
  }

  /** All attributes, in the order in which the sources first name them. */
  public List<String> attributeNames() {
    return golden.attributes();
  }

  /** The attributes that golden records may show, in the same order. */
  public List<String> publishedAttributes() {
    return golden.attributes().stream().filter(it -> !golden.unpublished().contains(it)).toList();
  }

  /** The attributes whose values may appear in no log. */
  public Set<String> personalAttributes() {
    return golden.personal();
  }

  public Limits limits() {
    return limits;
  }
}
