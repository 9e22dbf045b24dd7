package dev.tributary.training;

import dev.tributary.batch.BatchRecords;
import dev.tributary.batch.BlockIndex;
import dev.tributary.scoring.Comparison;
import dev.tributary.scoring.FellegiSunterScorer;
import dev.tributary.scoring.TermFrequencies;
import dev.tributary.scoring.TrainedModel;
import dev.tributary.scoring.TrainedModel.Provenance;
import dev.tributary.scoring.TrainedModel.TrainedComparison;
import dev.tributary.scoring.TrainedModel.TrainedLevel;
import dev.tributary.spec.Plan;
import dev.tributary.spec.TrainingSettings;
import dev.tributary.training.ExpectationMaximisation.Outcome;
import dev.tributary.training.PairSample.Counted;
import dev.tributary.training.TrainingOutcome.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a model from records.
 *
 * <p>Random pairs hold matches too, few of them, but where agreement is rare they are most of it.
 * So once m and the prior are known, u is counted again, every random pair as far as it is expected
 * not to match, and the passes run again on the same counts.
 */
public final class Trainer {
  private static final int ROUNDS = 3;
  private static final double FIRST_SHARE = 0.1;
  private static final double FEWEST_MATCHES = 10;
  private static final double TOO_MANY = 1.5;

  private final BatchRecords records;
  private final Plan plan;
  private final FellegiSunterScorer scorer;
  private final List<TermFrequencies> words;
  private final TrainingSettings settings;
  private final PairSample sample;
  private final TrainingProgress progress;
  private final Estimates estimates;
  private final List<String> warnings = new ArrayList<>();

  /** The counted pairs of a blocking rule, and which comparisons do not depend on its blocks. */
  private record BlockedPairs(String rule, Counted counted, boolean[] learned) {}

  private Trainer(
      BatchRecords records, TrainingSettings settings, Labels labels, TrainingProgress progress) {
    this.records = records;
    this.plan = records.plan();
    if (!(plan.scorer() instanceof FellegiSunterScorer fellegiSunter)) {
      throw new IllegalArgumentException(
          "only fellegi_sunter scoring has weights to train; the spec says "
              + plan.scorer().strategy());
    }
    this.words = new WordCounts(records).of(fellegiSunter.comparisons());
    this.scorer = fellegiSunter.weighing(words);
    this.settings = settings;
    this.progress = progress;
    this.sample = new PairSample(records, scorer, labels, settings.seed(), progress::goOn);
    this.estimates = new Estimates(scorer.comparisons());
  }

  /**
   * Trains the weights of the plan of the records.
   *
   * @throws IllegalArgumentException where the plan's scoring has no weights to train, or there are
   *     fewer than two records
   */
  public static TrainingOutcome train(
      BatchRecords records, TrainingSettings settings, Labels labels, TrainingProgress progress) {
    if (records.size() < 2) {
      throw new IllegalArgumentException(
          "training needs at least two records, not " + records.size());
    }
    return new Trainer(records, settings, labels, progress).run();
  }

  private TrainingOutcome run() {
    progress.next("comparing random pairs");
    Counted random = sample.random(settings.maxRandomPairs());
    PatternCounts labelled = sample.labelledMatches(settings.maxPairsPerPass());
    List<BlockedPairs> blocked = blockedPairs();
    progress.next("comparing candidate pairs");
    BlockIndex blocks = BlockIndex.of(records);
    Counted candidates = sample.blocked(blocks, 4 * settings.maxPairsPerPass());
    PriorEstimate prior = new PriorEstimate(records, settings, sample.allPairs(), candidates);
    estimates.startWith(random, labelled, settings.neighbours());
    List<Pass> passes = List.of();
    double share = 0;
    for (int round = 0; round < ROUNDS; round++) {
      progress.next("estimating m, round " + (round + 1));
      passes = blocked.stream().map(this::pass).toList();
      estimates.combine(passes, candidates.unknown(), share);
      share = prior.of(estimates);
      estimates.correctU(share);
    }
    progress.next("counting values");
    TermCounts terms = terms(blocks, share);
    warn(passes, share);
    return new TrainingOutcome(
        model(random, blocked, labelled, terms, share),
        passes,
        candidates.unknown(),
        candidates.drawn(),
        selfLevels(),
        warnings);
  }

  /** Values are counted by entities, as u is, so that the chance of each adds up to u. */
  private TermCounts terms(BlockIndex blocks, double share) {
    return new TermCounts(
        records,
        sample.likelyMatches(
            blocks,
            4 * settings.maxPairsPerPass(),
            levels -> estimates.likely(levels, share).match()));
  }

  private List<BlockedPairs> blockedPairs() {
    List<BlockedPairs> blocked = new ArrayList<>();
    for (int rule : plan.blockingRules()) {
      progress.next("comparing the pairs of " + plan.blockingRuleName(rule));
      BlockIndex blocks =
          BlockIndex.of(records, number -> number == rule, plan.limits().maxBlockSize());
      boolean[] learned = new boolean[scorer.comparisons().size()];
      for (int comparison = 0; comparison < learned.length; comparison++) {
        learned[comparison] = !plan.dependsOnBlocks(comparison, rule);
      }
      blocked.add(
          new BlockedPairs(
              plan.blockingRuleName(rule),
              sample.blocked(blocks, settings.maxPairsPerPass()),
              learned));
    }
    return blocked;
  }

  private Pass pass(BlockedPairs blocked) {
    ExpectationMaximisation em =
        new ExpectationMaximisation(
            blocked.counted().unknown().patterns(),
            estimates.u(),
            blocked.learned(),
            estimates.known(),
            estimates.neighbours() == 0 ? null : estimates.ofNeighbours());
    Outcome outcome =
        blocked.counted().unknown().total() == 0
            ? em.run(FIRST_SHARE, estimates.m(), 0, 0)
            : em.run(
                FIRST_SHARE,
                estimates.m(),
                settings.maxIterations(),
                settings.convergenceThreshold());
    List<Integer> learned = new ArrayList<>();
    for (int comparison = 0; comparison < blocked.learned().length; comparison++) {
      if (blocked.learned()[comparison]) {
        learned.add(comparison);
      }
    }
    long pairs = blocked.counted().unknown().total();
    return new Pass(blocked.rule(), pairs, learned, pairs * outcome.last().share(), outcome);
  }

  private void warn(List<Pass> passes, double share) {
    for (Pass pass : passes) {
      if (pass.matches() < FEWEST_MATCHES) {
        warnings.add(
            "the pass blocked by %s expects %.1f matches among %,d pairs: it says little"
                .formatted(pass.rule(), pass.matches(), pass.pairs()));
      } else if (!pass.outcome().converged()) {
        warnings.add(
            "the pass blocked by %s did not converge in %d iterations; raise training.max_iterations"
                .formatted(pass.rule(), pass.outcome().steps().size() - 1));
      }
    }
    for (Pass pass : passes) {
      if (pass.matches() > TOO_MANY * share * sample.allPairs()) {
        warnings.add(
            "the pass blocked by %s takes %,.0f pairs for matches, and there are %,.0f in all: what it finds alike is something else, such as a family, a branch or a line of products; a key that says more would estimate better"
                .formatted(pass.rule(), pass.matches(), share * sample.allPairs()));
      }
    }
    if (share * sample.allPairs() < FEWEST_MATCHES) {
      warnings.add(
          "only %.1f matches are expected in all: give more records, or labels"
              .formatted(share * sample.allPairs()));
    }
    warnings.addAll(estimates.warnings());
  }

  private TrainedModel model(
      Counted random,
      List<BlockedPairs> blocked,
      PatternCounts labelled,
      TermCounts terms,
      double share) {
    List<TrainedComparison> trained = new ArrayList<>();
    for (int i = 0; i < scorer.comparisons().size(); i++) {
      Comparison comparison = scorer.comparisons().get(i);
      List<TrainedLevel> levels = new ArrayList<>();
      for (int level = 0; level < comparison.levels().size(); level++) {
        levels.add(
            new TrainedLevel(
                comparison.conditions().get(level),
                estimates.smoothedM(i, level),
                estimates.u()[i][level]));
      }
      TermFrequencies frequencies = plan.adjustsForTerms(i) ? terms.of(comparison.slot()) : null;
      TermFrequencies ofWords = words.get(i) == TermFrequencies.NONE ? null : words.get(i);
      trained.add(new TrainedComparison(comparison.name(), levels, frequencies, ofWords));
    }
    Provenance provenance =
        new Provenance(
            plan.entityName(),
            plan.hash(),
            settings.seed(),
            records.size(),
            random.total(),
            blocked.stream().mapToLong(it -> it.counted().total()).sum(),
            labelled.total());
    return new TrainedModel(share, estimates.neighbours(), trained, provenance);
  }

  private PatternCounts selfLevels() {
    PatternCounts counts = new PatternCounts();
    for (int record = 0; record < records.size(); record++) {
      counts.add(scorer.levels(records.features(record), records.features(record)));
    }
    return counts;
  }
}
