package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.topology.TopicContract.Content;
import dev.tributary.topology.TopicContract.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicContractsTest {
  private static final Path DIRECTORY = Path.of("topics");
  private final TopicContracts contracts = TopicContracts.load();
  private final Topics topics = Topics.of("customer");

  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void theContractNamesItsTopicAsTheCodeDoes(TopicKind kind) {
    String code = kind == TopicKind.SOURCE ? topics.source("crm_contacts") : topics.name(kind);
    String contract =
        contracts
            .of(kind)
            .namePattern()
            .replace("{entity}", "customer")
            .replace("{source}", "crm_contacts");
    assertThat(contract).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void kafkaAcceptsTheSettings(TopicKind kind) {
    LogConfig.validate(contracts.of(kind).config());
  }

  @Test
  void everyFileBelongsToAContract() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (TopicKind kind : TopicKind.values()) {
      expected.add(kind.kebabCase() + ".yaml");
      contents(contracts.of(kind))
          .forEach(
              content -> {
                expected.addAll(content.examples());
                Stream.ofNullable(content.schema()).forEach(expected::add);
              });
    }
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(TopicKind.class)
  void whatIsCompactedSaysWhatANullMeans(TopicKind kind) {
    TopicContract contract = contracts.of(kind);
    boolean compacted = "compact".equals(contract.config().get(TopicConfig.CLEANUP_POLICY_CONFIG));
    boolean tombstones = !contract.value().tombstone().isEmpty();
    assertThat(tombstones).isEqualTo(compacted);
  }

  @Test
  void internalTopicsAreNeverDeletedByTimeOrSize() {
    for (TopicKind kind : TopicKind.values()) {
      TopicContract contract = contracts.of(kind);
      if (contract.role() == Role.INTERNAL) {
        assertThat(contract.config())
            .containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1")
            .containsEntry(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        assertThat(contract.required())
            .contains(TopicContract.PARTITIONS, TopicConfig.RETENTION_MS_CONFIG);
      }
    }
  }

  @Test
  void onlySourcesKeepTheProducersTime() {
    for (TopicKind kind : TopicKind.values()) {
      assertThat(contracts.of(kind).config())
          .containsEntry(
              TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
              kind == TopicKind.SOURCE ? "CreateTime" : "LogAppendTime");
    }
  }

  @Test
  void wantsOneTopicPerSourceAndOneOfEveryOtherKind() {
    List<WantedTopic> wanted =
        contracts.wanted(topics, List.of("crm", "billing"), OptionalInt.empty());
    assertThat(wanted)
        .extracting(WantedTopic::name)
        .doesNotHaveDuplicates()
        .hasSize(TopicKind.values().length + 1)
        .contains(topics.source("crm"), topics.source("billing"), topics.inbox());
    assertThat(contracts.wanted(topics, List.of("crm"), OptionalInt.of(7)))
        .allMatch(topic -> topic.partitions() == 7 || isSingle(topic.name()));
    assertThat(contracts.wanted(topics.ofShadow("s"), List.of("crm"), OptionalInt.of(7)))
        .extracting(WantedTopic::name)
        .contains(topics.ofShadow("s").inbox())
        .allMatch(name -> name.startsWith("tributary.customer.s."));
    assertThat(Arrays.stream(TopicKind.values()).map(contracts::of))
        .allMatch(contract -> contract.partitions() > 0);
  }

  private boolean isSingle(String name) {
    return List.of(
            topics.specs(),
            topics.specStatus(),
            topics.shadowRuns(),
            topics.jobs(),
            topics.jobDocuments(),
            topics.suppressions(),
            topics.coordination())
        .contains(name);
  }

  private static Stream<Content> contents(TopicContract contract) {
    return Stream.of(contract.key(), contract.value(), contract.headers()).filter(Objects::nonNull);
  }
}
