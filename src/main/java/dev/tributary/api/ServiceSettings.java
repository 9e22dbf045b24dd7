package dev.tributary.api;

import dev.tributary.http.KeyFile;
import dev.tributary.http.ServerLimits;
import dev.tributary.jobs.JobSettings;
import dev.tributary.query.Instance;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a service is made of.
 *
 * @param resolver how it resolves; its state directory holds the tables too
 * @param specPolicy what it does where the topics are resolved by another spec
 * @param listen where it is asked
 * @param advertise where the other instances ask it; null for where it listens
 * @param tls null for plain HTTP
 * @param secret of the instances, the same for all
 * @param standbys how many other instances keep a copy of each partition of the tables
 * @param openMetrics whether metrics are read without a key
 * @param searchTimeout how long a search or a preview may take
 * @param streams how far callers may go with what is sent piece by piece
 * @param jobs how far jobs go
 * @param oversight what it remembers, and how it watches over those who use it
 */
public record ServiceSettings(
    ResolverSettings resolver,
    SpecPolicy specPolicy,
    InetSocketAddress listen,
    @Nullable Instance advertise,
    @Nullable SSLContext tls,
    KeyFile keys,
    byte[] secret,
    int standbys,
    boolean openMetrics,
    ServerLimits limits,
    Duration searchTimeout,
    StreamLimits streams,
    JobSettings jobs,
    Oversight oversight) {
  /** How long a search takes at most where nobody says otherwise. */
  public static final Duration USUAL_SEARCH_TIMEOUT = Duration.ofSeconds(1);

  /** Without the secret. */
  @Override
  public String toString() {
    return "a service at " + listen;
  }
}
