package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.topology.KafkaAccess;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a broker asks for a login or encryption: the file that says how. */
final class ClientConfigOption {
  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description =
          "Settings for all clients of the named broker, as Kafka's own tools take them:"
              + " security.protocol, sasl.*, ssl.*. A value may hold $${env:NAME}, which is read from"
              + " the environment. Keep the file to yourself: it may hold secrets.")
  private @Nullable Path file;

  KafkaAccess access(String bootstrapServers) {
    Map<String, String> settings =
        file == null ? Map.of() : ClientConfigFile.read(file, System.getenv());
    return new KafkaAccess(bootstrapServers, settings);
  }

  /** The broker in this process asks for nothing. */
  void refuseWithoutBroker() {
    if (file != null) {
      throw CommandFailure.usage(
          "--client-config is for a broker that runs already; name it with --bootstrap-servers");
    }
  }
}
