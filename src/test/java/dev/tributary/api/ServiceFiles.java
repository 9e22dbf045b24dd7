package dev.tributary.api;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.http.ApiKey;
import dev.tributary.http.Caller;
import dev.tributary.http.KeyFile;
import dev.tributary.http.PeerSignature;
import dev.tributary.http.Role;
import dev.tributary.query.Instance;
import dev.tributary.query.Lookup;
import dev.tributary.spec.SmallSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * The files that services in processes of their own share: a spec, a secret, a key for each role.
 */
final class ServiceFiles {
  /** Small, so that a test can send a body that is too large. */
  static final int MOST_BODY_BYTES = 100_000;

  private static final String SECRET = "0123456789abcdef of the processes";

  private final Path directory;
  private final Map<Role, String> keys = new EnumMap<>(Role.class);
  private final HttpPeers peers =
      new HttpPeers(
          new PeerSignature(SECRET.getBytes(StandardCharsets.UTF_8), System::currentTimeMillis),
          null);

  private ServiceFiles(Path directory) {
    this.directory = directory;
  }

  static ServiceFiles write(Path directory, String entity) throws IOException {
    ServiceFiles files = new ServiceFiles(directory);
    List<ApiKey> made = new ArrayList<>();
    for (Role role : Role.values()) {
      ApiKey.Made key = ApiKey.make(role.word(), role, Instant.EPOCH);
      made.add(key.key());
      files.keys.put(role, key.secret());
    }
    new KeyFile(directory.resolve("keys.json")).write(made);
    Files.writeString(directory.resolve("cluster.secret"), SECRET);
    Files.writeString(directory.resolve("spec.yml"), SmallSpec.text(entity));
    return files;
  }

  /** The configuration of an instance. */
  Path config(String name, EmbeddedBroker broker) throws IOException {
    Path file = directory.resolve("serve-" + name + ".yml");
    Files.writeString(
        file,
        """
        spec: spec.yml
        broker: {bootstrap_servers: "%s"}
        data_dir: data-%s
        listen: 127.0.0.1:0
        keys_file: keys.json
        cluster_secret_file: cluster.secret
        standby_replicas: 1
        resolver: {partitions: 4, threads: 1}
        limits: {max_body_bytes: %d}
        jobs: {export_dir: exports}
        audit: {reads: true}
        """
            .formatted(broker.bootstrapServers(), name, MOST_BODY_BYTES));
    return file;
  }

  String key(Role role) {
    return keys.get(role);
  }

  Path directory() {
    return directory;
  }

  Caller caller(ServiceProcess service, Role role) {
    return new Caller(service.url(), key(role));
  }

  /** Whether a row, there or not, is one that this very instance has to know. */
  boolean isOwner(ServiceProcess service, Lookup lookup) {
    URI url = URI.create(service.url());
    try {
      peers.read(new Instance(url.getHost(), url.getPort()), List.of(lookup), false).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }
}
