package dev.tributary.api;

import dev.tributary.jobs.JobSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code tributary serve}, read; paths in it are seen from its own directory.
 *
 * @param bootstrapServers null for a broker in the process
 * @param advertise HOST:PORT; null for where it listens
 * @param secretFile null where there is one instance alone
 * @param erasureSecretFile null where the key of erasures is kept on a topic
 */
public record ServeConfig(
    Path spec,
    @Nullable String bootstrapServers,
    @Nullable Path clientConfig,
    Path dataDirectory,
    String listen,
    @Nullable String advertise,
    Path keysFile,
    @Nullable Path secretFile,
    @Nullable Path erasureSecretFile,
    @Nullable Path keystore,
    @Nullable Path keystorePasswordFile,
    Resolving resolving,
    int standbyReplicas,
    boolean openMetrics,
    Limits limits,
    JobSettings jobs,
    Oversight oversight) {

  /** How it resolves, as the options of {@code run} of the same names. */
  public record Resolving(
      int partitions,
      int threads,
      Duration commitInterval,
      int maxBacklog,
      int componentAlarm,
      Duration keepDeleted,
      int sweepRate,
      boolean refuseNewSpec) {}

  /** How far callers may go. */
  public record Limits(
      int requestsPerSecond,
      int maxBodyBytes,
      int threads,
      Duration requestTimeout,
      Duration searchTimeout,
      int exports,
      StreamLimits streams) {}

  /**
   * Reads the text of a file.
   *
   * @param name of the file, for what is wrong with it
   * @param directory from which its paths are seen
   * @throws ServeConfigException where it cannot be used
   */
  public static ServeConfig read(String text, String name, Path directory) {
    return new ServeConfigReader(name, directory).read(text);
  }

  /** Names of all keys by section, for the documentation's test. */
  static Map<String, Set<String>> keys() {
    return ServeConfigReader.KEYS;
  }
}
