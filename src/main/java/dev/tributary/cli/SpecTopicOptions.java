package dev.tributary.cli;

import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.TopicAdmin;
import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.SpecVersions;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker of a resolver that runs, and the versions of its spec there. */
final class SpecTopicOptions {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The broker of the resolver; run says the address of one of its own.")
  private String bootstrapServers = "";

  @Mixin private ClientConfigOption clientConfig = new ClientConfigOption();

  KafkaAccess access() {
    return clientConfig.access(bootstrapServers);
  }

  /** The versions of an entity type; their topics are created where they are missing. */
  SpecVersions open(Topics topics) {
    KafkaAccess access = access();
    try (Admin admin = BrokerConnection.admin(access)) {
      new TopicAdmin(admin).apply(TopicContracts.load().ofSpecs(topics));
    }
    return new SpecVersions(access, topics);
  }
}
