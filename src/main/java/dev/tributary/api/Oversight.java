package dev.tributary.api;

import java.time.Duration;

/**
 * What a service remembers beside the present, and how it watches over those who use it.
 *
 * @param keepVersions for how long a golden record is kept after it was replaced; zero for not at
 *     all
 * @param secondOpinionPercent of the open questions, how many two stewards are asked
 * @param reads whether it takes down who read what of persons
 */
public record Oversight(Duration keepVersions, int secondOpinionPercent, ReadAuditSettings reads) {
  public static final Oversight DEFAULT =
      new Oversight(Duration.ofDays(30), 0, ReadAuditSettings.OFF);
}
