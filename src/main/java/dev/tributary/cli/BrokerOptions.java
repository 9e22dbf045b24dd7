package dev.tributary.cli;

import dev.tributary.topology.KafkaAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which broker a command works with, and where state is kept. */
final class BrokerOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "A broker that runs already; without it one is started in this process.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Keep the state, and an embedded broker's data, in this directory, and go on from what is"
              + " there. Without it: .tributary for run, else a temporary one.")
  private @Nullable Path dataDirectory;

  @Mixin private ClientConfigOption clientConfig = new ClientConfigOption();

  /** The named broker; null for one in this process. */
  @Nullable KafkaAccess access() {
    if (bootstrapServers == null) {
      clientConfig.refuseWithoutBroker();
      return null;
    }
    return clientConfig.access(bootstrapServers);
  }

  @Nullable Path dataDirectory() {
    return dataDirectory;
  }
}
