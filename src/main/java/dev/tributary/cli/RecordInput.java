package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.KnownRecords;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command gets the records that it looks at: from files, or from a resolver that runs. */
final class RecordInput {
  @Mixin private RecordFiles files = new RecordFiles();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "In place of --source: the broker of a resolver, whose records of now are taken.")
  private @Nullable String bootstrapServers;

  @Mixin private ClientConfigOption clientConfig = new ClientConfigOption();

  @Option(
      names = "--max-records",
      paramLabel = "N",
      defaultValue = "1000000",
      description =
          "Of a resolver with more records an even sample of at most so many. Default"
              + " ${DEFAULT-VALUE}.")
  private int maxRecords = 1_000_000;

  Path spec() {
    return files.spec();
  }

  /** The sources of which there are files; none where a resolver is asked. */
  Set<String> sourceNames() {
    return bootstrapServers == null ? files.sourceNames() : Set.of();
  }

  /** The records under a plan. */
  BatchRecords read(Plan plan, Console console) {
    if (bootstrapServers == null) {
      clientConfig.refuseWithoutBroker();
      return files.read(plan, console);
    }
    if (files.areNamed()) {
      throw CommandFailure.usage("--source and --bootstrap-servers exclude each other");
    }
    List<SourceChange> known =
        known(clientConfig.access(bootstrapServers), plan, console).stream()
            .filter(change -> plan.hasSource(change.key().source()))
            .toList();
    console.note("%,d records of the resolver at %s".formatted(known.size(), bootstrapServers));
    return BatchRecords.of(plan, known);
  }

  private List<SourceChange> known(KafkaAccess access, Plan plan, Console console) {
    try (Admin admin = BrokerConnection.admin(access)) {
      return new KnownRecords(access, Topics.of(plan.entityName()))
          .read(
              Positive.of("--max-records", maxRecords),
              messages -> console.status("reading records: %,d messages".formatted(messages)));
    } catch (ResolverException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    } catch (KafkaException e) {
      throw CommandFailure.unavailable("the records cannot be read: " + e.getMessage(), e);
    }
  }
}
