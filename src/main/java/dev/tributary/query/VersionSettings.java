package dev.tributary.query;

import java.time.Duration;

/**
 * How the golden records that were replaced are kept.
 *
 * @param keep for how long; zero for not at all
 * @param forgetting what has to go before its time
 * @param forgettingAStep how much of each second a partition may take to forget something
 */
record VersionSettings(Duration keep, VersionForgetting forgetting, Duration forgettingAStep) {
  private static final Duration USUAL_STEP = Duration.ofMillis(200);

  VersionSettings(Duration keep, VersionForgetting forgetting) {
    this(keep, forgetting, USUAL_STEP);
  }

  boolean isOn() {
    return !keep.isZero();
  }
}
