package dev.tributary.cli;

import dev.tributary.api.ServeConfig;
import dev.tributary.api.ServiceSettings;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.clustering.SweepActor.Pace;
import dev.tributary.http.KeyFile;
import dev.tributary.http.ServerLimits;
import dev.tributary.http.TlsKeys;
import dev.tributary.query.Instance;
import dev.tributary.spec.Plan;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a service out of its configuration: addresses, secrets, certificates. */
final class ServeParts {
  private static final int LAST_PORT = 65_535;
  private static final int SECRET_BYTES = 32;

  private ServeParts() {}

  static ServiceSettings settings(ServeConfig config, Plan plan, BrokerSession broker) {
    ServeConfig.Resolving resolving = config.resolving();
    ServeConfig.Limits limits = config.limits();
    return new ServiceSettings(
        new ResolverSettings(
            plan,
            broker.access(),
            resolving.partitions(),
            broker.stateDirectory(),
            resolving.threads(),
            resolving.commitInterval(),
            new OperatingLimits(
                resolving.maxBacklog(),
                resolving.componentAlarm(),
                resolving.keepDeleted(),
                new Pace(resolving.sweepRate(), Pace.DEFAULT.maxOpenRounds())),
            "",
            erasureSecret(config.erasureSecretFile())),
        resolving.refuseNewSpec() ? SpecPolicy.REFUSE : SpecPolicy.PUBLISH_NEW,
        listen(config.listen()),
        advertise(config),
        tls(config),
        new KeyFile(config.keysFile()),
        secret(config.secretFile()),
        config.standbyReplicas(),
        config.openMetrics(),
        new ServerLimits(
            limits.requestsPerSecond(),
            limits.maxBodyBytes(),
            limits.threads(),
            limits.requestTimeout(),
            limits.exports()),
        limits.searchTimeout(),
        limits.streams(),
        config.jobs(),
        config.oversight());
  }

  private static InetSocketAddress listen(String text) {
    Instance instance = instance("listen", text, 0);
    try {
      return new InetSocketAddress(InetAddress.getByName(instance.host()), instance.port());
    } catch (UnknownHostException e) {
      throw CommandFailure.badData("listen names a host that is not known: " + text, e);
    }
  }

  private static @Nullable Instance advertise(ServeConfig config) {
    String text = config.advertise();
    if (text != null) {
      return instance("advertise", text, 1);
    }
    if (config.secretFile() != null && listen(config.listen()).getAddress().isAnyLocalAddress()) {
      throw CommandFailure.badData(
          "listen is %s, which tells the other instances nothing; give advertise: HOST:PORT, where"
                  .formatted(config.listen())
              + " they find this one",
          null);
    }
    return null;
  }

  private static Instance instance(String field, String text, int lowestPort) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    int port;
    try {
      port = Integer.parseInt(text.substring(colon + 1));
    } catch (NumberFormatException e) {
      port = -1;
    }
    if (host.isEmpty() || port < lowestPort || port > LAST_PORT) {
      throw CommandFailure.badData(
          field + " has to be HOST:PORT, as 127.0.0.1:8080; not " + text, null);
    }
    return new Instance(host, port);
  }

  private static @Nullable SSLContext tls(ServeConfig config) {
    Path keystore = config.keystore();
    Path password = config.keystorePasswordFile();
    if (keystore == null || password == null) {
      return null;
    }
    try {
      return TlsKeys.context(
          keystore, Files.readString(password, StandardCharsets.UTF_8).strip().toCharArray());
    } catch (IOException e) {
      throw CommandFailure.badData("tls cannot be used: " + e.getMessage(), e);
    }
  }

  /** One instance alone needs no secret that anybody else knows. */
  static byte[] ownSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  private static byte[] secret(@Nullable Path file) {
    return file == null ? ownSecret() : SecretFile.read("cluster_secret_file", file);
  }

  private static byte @Nullable [] erasureSecret(@Nullable Path file) {
    return file == null ? null : SecretFile.read("erasure_secret_file", file);
  }
}
