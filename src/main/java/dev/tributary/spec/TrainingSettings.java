package dev.tributary.spec;

/**
 * How weights are learned.
 *
 * @param seed of all random choices
 * @param maxRandomPairs random pairs to estimate u on, at most
 * @param maxPairsPerPass blocked pairs to estimate m on in one pass, at most
 * @param maxIterations of expectation-maximisation in one pass
 * @param convergenceThreshold a pass ends when nothing moves by more than this
 * @param recall of all matches, the share that the deterministic rules find; of no meaning where
 *     there are none
 * @param neighbours whether pairs are held against neighbours too, beside strangers
 */
public record TrainingSettings(
    long seed,
    int maxRandomPairs,
    int maxPairsPerPass,
    int maxIterations,
    double convergenceThreshold,
    double recall,
    boolean neighbours) {

  /** What holds where the spec says nothing. */
  public static final TrainingSettings DEFAULT =
      new TrainingSettings(42, 1_000_000, 1_000_000, 100, 0.0001, 0.7, true);

  /** The same with another seed. */
  public TrainingSettings withSeed(long other) {
    return new TrainingSettings(
        other,
        maxRandomPairs,
        maxPairsPerPass,
        maxIterations,
        convergenceThreshold,
        recall,
        neighbours);
  }
}
