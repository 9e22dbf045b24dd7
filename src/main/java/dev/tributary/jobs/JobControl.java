package dev.tributary.jobs;

import java.time.Duration;

/** What a job's work tells of itself, and how it hears that it should end. */
public interface JobControl {
  /** Tells how far it is; ends the work, by an exception of its own, where it should not go on. */
  void at(JobProgress progress);

  /** Ends the work where it should not go on; cheap enough to be called for every record. */
  void check();

  /** Waits; ends the work as soon as it should not go on. */
  void pause(Duration time);
}
