package dev.tributary.cli;

import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the resolver of a command runs. */
final class ResolverOptions {
  private static final int USUAL_COMMIT_MILLIS = 100;
  private static final int BATCH_COMMIT_MILLIS = 300;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "How many parts the work is cut into; fixed when the topics are created. Default"
              + " ${DEFAULT-VALUE}.")
  private int partitions = 4;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many threads resolve. Default ${DEFAULT-VALUE}.")
  private int threads = 2;

  @Option(
      names = "--commit-interval-ms",
      paramLabel = "MS",
      description =
          "How long a transaction collects: longer for throughput, shorter for latency. Default "
              + USUAL_COMMIT_MILLIS
              + "; "
              + BATCH_COMMIT_MILLIS
              + " for resolve, which nobody awaits record by record.")
  private @Nullable Integer commitIntervalMillis;

  @Option(
      names = "--erasure-secret",
      paramLabel = "FILE",
      description =
          "The secret that names of erased records are digested with, where serve has one"
              + " (erasure_secret_file).")
  private @Nullable Path erasureSecret;

  private final int usualCommitMillis;

  ResolverOptions() {
    this(USUAL_COMMIT_MILLIS);
  }

  private ResolverOptions(int usualCommitMillis) {
    this.usualCommitMillis = usualCommitMillis;
  }

  /** For a command that resolves what there is and ends. */
  static ResolverOptions forBatch() {
    return new ResolverOptions(BATCH_COMMIT_MILLIS);
  }

  int partitions() {
    return Positive.of("--partitions", partitions);
  }

  int threads() {
    return Positive.of("--threads", threads);
  }

  int commitIntervalMillis() {
    return Positive.of(
        "--commit-interval-ms",
        commitIntervalMillis == null ? usualCommitMillis : commitIntervalMillis);
  }

  byte @Nullable [] erasureSecret() {
    return erasureSecret == null ? null : SecretFile.read("--erasure-secret", erasureSecret);
  }

  /** Finds numbers that make no sense before anything is started. */
  void check() {
    partitions();
    threads();
    commitIntervalMillis();
  }

  Resolver start(Plan plan, BrokerSession broker, OperatingLimits limits, SpecPolicy policy) {
    return Resolver.start(
        new ResolverSettings(
            plan,
            broker.access(),
            partitions(),
            broker.stateDirectory(),
            threads(),
            Duration.ofMillis(commitIntervalMillis()),
            limits,
            "",
            erasureSecret()),
        policy);
  }
}
