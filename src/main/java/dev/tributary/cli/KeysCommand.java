package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.http.ApiKey;
import dev.tributary.http.KeyFile;
import dev.tributary.http.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tributary keys}: the keys that open the API. */
@Command(
    name = "keys",
    header = "Makes, lists and revokes the keys of the API.",
    description = {
      "A service takes a changed file up within seconds. The file holds what recognises a key, and"
          + " nothing that opens anything."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {KeysCommand.Add.class, KeysCommand.ListKeys.class, KeysCommand.Revoke.class},
    sortOptions = false)
final class KeysCommand {
  @Mixin
  @SuppressWarnings("UnusedVariable") // for its help
  private StandardOptions standard = new StandardOptions();

  /** What works on a file of keys. */
  abstract static class OnFile implements Callable<Integer> {
    @Mixin private StandardOptions standard = new StandardOptions();

    @Option(
        names = "--file",
        paramLabel = "FILE",
        defaultValue = "keys.json",
        description = "The file of keys, keys_file of the service. Default ${DEFAULT-VALUE}.")
    private Path file = Path.of("keys.json");

    @Override
    public final Integer call() {
      run(standard.console());
      return ExitCode.OK;
    }

    abstract void run(Console console);

    List<ApiKey> read() {
      try {
        return new KeyFile(file).read();
      } catch (IOException e) {
        throw CommandFailure.badData(String.valueOf(e.getMessage()), e);
      }
    }

    void update(Consumer<List<ApiKey>> change) {
      read(); // a file that is none of keys is told as such
      try {
        new KeyFile(file).update(change);
      } catch (IOException e) {
        throw CommandFailure.unavailable("the file %s cannot be written: %s".formatted(file, e), e);
      }
    }
  }

  /** {@code tributary keys add}. */
  @Command(
      name = "add",
      header = "Makes a key and shows it, once.",
      sortOptions = false,
      footerHeading = "%nExamples:%n",
      footer = "  tributary keys add --file config/keys.json --name ann --role reader")
  static final class Add extends OnFile {
    @Option(
        names = "--name",
        paramLabel = "NAME",
        required = true,
        description = "Whose key it is; audits name it.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        required = true,
        description = "reader-masked, reader, steward, ingester or admin.")
    private String role = "";

    @Override
    void run(Console console) {
      Role known =
          Role.of(role)
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "--role is one of %s, not %s".formatted(Role.words(), role)));
      if (name.isBlank()) {
        throw CommandFailure.usage("--name is blank; say whose key it is");
      }
      ApiKey.Made made =
          ApiKey.make(name.strip(), known, Instant.now().truncatedTo(ChronoUnit.SECONDS));
      update(keys -> keys.add(made.key()));
      console.note("key " + made.key().id() + " is shown here once, and kept nowhere:");
      console.say(made.secret());
    }
  }

  /** {@code tributary keys list}. */
  @Command(
      name = "list",
      header = "Lists the keys.",
      sortOptions = false,
      footerHeading = "%nExamples:%n",
      footer = "  tributary keys list --file config/keys.json")
  static final class ListKeys extends OnFile {
    @Override
    void run(Console console) {
      for (ApiKey key : read()) {
        console.say(
            "%s  %-13s  %s  %s".formatted(key.id(), key.role().word(), key.created(), key.name()));
      }
    }
  }

  /** {@code tributary keys revoke}. */
  @Command(
      name = "revoke",
      header = "Takes a key away.",
      sortOptions = false,
      footerHeading = "%nExamples:%n",
      footer = "  tributary keys revoke --file config/keys.json 7a1f03c29b5e")
  static final class Revoke extends OnFile {
    @Parameters(paramLabel = "ID", description = "The key's id, as keys list shows it.")
    private String id = "";

    @Override
    void run(Console console) {
      update(
          keys -> {
            if (!keys.removeIf(key -> key.id().equals(id))) {
              throw CommandFailure.usage(
                  "there is no key " + id + "; keys list shows those there are");
            }
          });
      console.say("key " + id + " is revoked");
    }
  }
}
