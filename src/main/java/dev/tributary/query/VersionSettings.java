package dev.tributary.query;

import java.time.Duration;

/**
 * How the golden records that were replaced are kept.
 *
 * @param keep for how long; zero for not at all
 * @param forgetting what has to go before its time
 */
record VersionSettings(Duration keep, VersionForgetting forgetting) {
  boolean isOn() {
    return !keep.isZero();
  }
}
