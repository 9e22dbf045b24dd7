package dev.tributary.training;

/** Hears how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
  /** What is done next, for people. */
  void next(String step);
}
