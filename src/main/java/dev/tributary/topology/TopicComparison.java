package dev.tributary.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a topic as it is with the topic as it should be. */
final class TopicComparison {
  private TopicComparison() {}

  static TopicDifference missing(WantedTopic topic) {
    return new TopicDifference(
        topic.name(), "topic", "there", "missing", true, "tributary topics apply creates it");
  }

  /** All differences; a setting that the contract does not name is the owner's own affair. */
  static List<TopicDifference> compare(
      WantedTopic topic, int partitions, Map<String, String> settings) {
    List<TopicDifference> differences = new ArrayList<>();
    if (partitions != topic.partitions()) {
      differences.add(partitions(topic, partitions));
    }
    topic
        .config()
        .forEach(
            (name, wanted) -> {
              String found = settings.getOrDefault(name, "unknown to this broker");
              if (!sameSetting(wanted, found)) {
                differences.add(setting(topic, name, wanted, found));
              }
            });
    return differences;
  }

  private static TopicDifference partitions(WantedTopic topic, int found) {
    boolean required = topic.required().contains(TopicContract.PARTITIONS);
    return new TopicDifference(
        topic.name(),
        TopicContract.PARTITIONS,
        Integer.toString(topic.partitions()),
        Integer.toString(found),
        required,
        required
            ? "the count is fixed at creation: start with --partitions %d".formatted(found)
                + ", or resolve anew under another entity name"
            : "it works as it is; changing the count is up to the owner of the topic");
  }

  private static TopicDifference setting(
      WantedTopic topic, String name, String wanted, String found) {
    return new TopicDifference(
        topic.name(),
        name,
        wanted,
        found,
        topic.required().contains(name),
        "to change it: kafka-configs.sh --alter --entity-type topics --entity-name %s"
                .formatted(topic.name())
            + " --add-config %s=%s"
                .formatted(name, wanted.contains(",") ? "[" + wanted + "]" : wanted));
  }

  /** Settings that are lists mean the same in any order. */
  private static boolean sameSetting(String a, String b) {
    return elements(a).equals(elements(b));
  }

  private static Set<String> elements(String setting) {
    return Set.copyOf(List.of(setting.replace(" ", "").split(",", -1)));
  }
}
