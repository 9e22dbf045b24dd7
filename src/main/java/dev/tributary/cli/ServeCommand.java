package dev.tributary.cli;

import dev.tributary.api.ServeConfig;
import dev.tributary.api.ServeConfigException;
import dev.tributary.api.Service;
import dev.tributary.api.ServiceSettings;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.cli.terminal.StopSignal;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary serve}: the resolver and the API in one process. */
@Command(
    name = "serve",
    header = "Resolves changes as they come and answers questions over HTTP.",
    description = {
      "Does what run does, and answers the API of src/docs/api.md. Several processes with one spec"
          + " and one secret share the work; each of them answers for all. Ends with exit code 0"
          + " when it is asked to end."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tributary keys add --file config/keys.json --name me --role admin",
      "  tributary serve --config config/serve.yml",
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "Where the service listens, by which spec it resolves, and its limits.")
  private Path configFile = Path.of("");

  private final StopSignal stop;

  ServeCommand(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public Integer call() {
    Console console = standard.console();
    ServeConfig config = config();
    Plan plan = SpecFiles.plan(config.spec(), console);
    try (BrokerSession broker = BrokerSession.open(access(config), config.dataDirectory())) {
      if (broker.isEmbedded()) {
        console.say("an embedded broker listens at " + broker.bootstrapServers());
      }
      stop.check();
      try (Service service = start(ServeParts.settings(config, plan, broker))) {
        console.say(
            "resolving %s and answering at %s; %s/docs says what it answers"
                .formatted(plan.entityName(), service.url(), service.url()));
        follow(service);
        console.say("closing");
      }
    }
    return ExitCode.OK;
  }

  private ServeConfig config() {
    Path directory = configFile.toAbsolutePath().getParent();
    try {
      return ServeConfig.read(
          Files.readString(configFile, StandardCharsets.UTF_8),
          configFile.toString(),
          directory == null ? Path.of("") : directory);
    } catch (IOException e) {
      throw CommandFailure.badData("the file %s cannot be read: %s".formatted(configFile, e), e);
    } catch (ServeConfigException e) {
      throw CommandFailure.badData(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable KafkaAccess access(ServeConfig config) {
    String servers = config.bootstrapServers();
    Path clientConfig = config.clientConfig();
    if (servers == null) {
      if (clientConfig != null) {
        throw CommandFailure.badData(
            "broker.client_config is for a broker that broker.bootstrap_servers names", null);
      }
      return null;
    }
    Map<String, String> settings =
        clientConfig == null ? Map.of() : ClientConfigFile.read(clientConfig, System.getenv());
    return new KafkaAccess(servers, settings);
  }

  private static Service start(ServiceSettings settings) {
    try {
      return Service.start(settings);
    } catch (IOException e) {
      throw CommandFailure.unavailable(
          "the service cannot be had at %s: %s".formatted(settings.listen(), e.getMessage()), e);
    }
  }

  private void follow(Service service) {
    while (!stop.await(LOOK_EVERY)) {
      Optional<Throwable> failure = service.failure();
      if (failure.isPresent()) {
        throw CommandFailure.internal(
            "the service failed: " + failure.get().getMessage(), failure.get());
      }
    }
  }
}
