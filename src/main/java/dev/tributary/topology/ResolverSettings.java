package dev.tributary.topology;

import dev.tributary.spec.Plan;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a resolver runs.
 *
 * @param plan the spec that it resolves by
 * @param broker where the topics are
 * @param partitions how many the inbox and the blocking topic have; fixed at their creation
 * @param stateDirectory where the stores are kept; they are rebuilt from their changelogs if lost
 * @param threads how many stream threads work
 * @param commitInterval how long a transaction collects; a shorter one resolves sooner, a longer
 *     one resolves more
 * @param limits how far it may go
 * @param shadow the name of a run beside the one in force; empty for the one in force
 * @param erasureSecret the key that names of erased records are digested with, 16 bytes at least;
 *     null for one that is kept on a topic
 */
public record ResolverSettings(
    Plan plan,
    KafkaAccess broker,
    int partitions,
    Path stateDirectory,
    int threads,
    Duration commitInterval,
    OperatingLimits limits,
    String shadow,
    byte @Nullable [] erasureSecret) {
  /** The run in force, without a secret. */
  public ResolverSettings(
      Plan plan,
      KafkaAccess broker,
      int partitions,
      Path stateDirectory,
      int threads,
      Duration commitInterval,
      OperatingLimits limits) {
    this(plan, broker, partitions, stateDirectory, threads, commitInterval, limits, "", null);
  }

  /** The topics of this run. */
  public Topics topics() {
    return Topics.of(plan.entityName()).ofShadow(shadow);
  }
}
