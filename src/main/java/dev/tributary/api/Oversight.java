package dev.tributary.api;

import java.time.Duration;

/**
 * What a service remembers beside the present, and how it watches over those who use it.
 *
 * @param keepVersions for how long a golden record is kept after it was replaced; zero for not at
 *     all
 */
public record Oversight(Duration keepVersions) {
  public static final Oversight DEFAULT = new Oversight(Duration.ofDays(30));
}
