package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TopicAdminIT {
  private final Topics topics = Topics.of("customer");
  private final List<WantedTopic> wanted =
      TopicContracts.load().wanted(topics, List.of("crm", "billing"), OptionalInt.of(3));
  private EmbeddedBroker broker;
  private Admin admin;
  private TopicAdmin topicAdmin;

  @BeforeEach
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    topicAdmin = new TopicAdmin(admin);
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void createsWhatIsMissingOnceAndFindsItAsWanted() throws Exception {
    assertThat(topicAdmin.check(wanted))
        .hasSameSizeAs(wanted)
        .allMatch(difference -> difference.found().equals("missing") && difference.required());
    assertThat(admin.listTopics().names().get()).isEmpty();

    TopicAdmin.Applied first = topicAdmin.apply(wanted);
    assertThat(first.created())
        .containsExactlyElementsOf(wanted.stream().map(WantedTopic::name).toList());
    assertThat(first.differences()).isEmpty();
    assertThat(topicAdmin.check(wanted)).isEmpty();

    TopicAdmin.Applied second = topicAdmin.apply(wanted);
    assertThat(second.created()).isEmpty();
    assertThat(second.differences()).isEmpty();
  }

  @Test
  void reportsWhatDiffersAndLeavesItAsItIs() throws Exception {
    create(topics.inbox(), 5, Map.of());
    create(topics.source("crm"), 6, Map.of("cleanup.policy", "compact"));
    create(topics.goldenRecords(), 3, Map.of("cleanup.policy", "delete"));
    TopicAdmin.Applied applied = topicAdmin.apply(wanted);

    assertThat(applied.created())
        .hasSize(wanted.size() - 3)
        .doesNotContain(topics.inbox(), topics.source("crm"), topics.goldenRecords());
    assertThat(applied.differences())
        .extracting(
            TopicDifference::topic,
            TopicDifference::property,
            TopicDifference::found,
            TopicDifference::required)
        .contains(
            tuple(topics.inbox(), "partitions", "5", true),
            tuple(topics.inbox(), "retention.ms", "604800000", true),
            tuple(topics.inbox(), "message.timestamp.type", "CreateTime", false),
            tuple(topics.source("crm"), "partitions", "6", false),
            tuple(topics.source("crm"), "min.compaction.lag.ms", "0", false),
            tuple(topics.goldenRecords(), "cleanup.policy", "delete", true));
    assertThat(topicAdmin.check(wanted)).isEqualTo(applied.differences());
  }

  private void create(String topic, int partitions, Map<String, String> settings) throws Exception {
    NewTopic creation = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    admin.createTopics(List.of(creation.configs(settings))).all().get();
  }
}
