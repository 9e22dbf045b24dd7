package dev.tributary.training;

/** Hears how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
  /** What is done next, for people. */
  void next(String step);

  /**
   * Called often, and by several threads at once: what it throws ends the training, which is begun
   * anew or given up by whoever threw it.
   */
  default void goOn() {}
}
