package dev.tributary.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a job. */
public enum JobState {
  /** An instance works on it. */
  RUNNING,
  /** Somebody wants it to end, and its instance has not heard of that yet. */
  CANCELLING,
  /** It did what it was to do. */
  SUCCEEDED,
  /** It could not; its error says why. */
  FAILED,
  /** Somebody ended it. */
  CANCELLED,
  /** Its instance is gone, or was stopped; it can be run again. */
  INTERRUPTED;

  /** As callers and the topic name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether somebody works on it. */
  public boolean isOpen() {
    return this == RUNNING || this == CANCELLING;
  }

  public static Optional<JobState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
