package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicContractReaderTest {
  private static final String GOOD =
      """
      name: tributary.{entity}.inbox
      role: internal
      key: {format: binary, content: a key}
      value: {format: binary, content: a message}
      partitions: 4
      config: {cleanup.policy: delete, retention.ms: -1}
      required: [partitions, retention.ms]
      """;

  @Test
  void readsAContract() {
    TopicContract contract = read(GOOD);
    assertThat(contract.partitions()).isEqualTo(4);
    assertThat(contract.config())
        .containsEntry("retention.ms", "-1")
        .containsEntry("cleanup.policy", "delete");
    assertThat(contract.required()).containsExactlyInAnyOrder("partitions", "retention.ms");
    assertThat(contract.headers()).isNull();
    assertThat(contract.key().content()).isEqualTo("a key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: internal           | role: secret              | role must be",
        "partitions: 4            | partitions: 0             | partitions must be",
        "partitions: 4            | partitions: four          | partitions must be",
        "partitions: 4            | partition: 4              | not partition",
        "name: tributary          | title: tributary          | not title",
        "content: a key           | contents: a key           | not contents",
        "required: [partitions,   | required: [retention,     | required must be",
        "retention.ms: -1         | retention.ms:             | config.retention.ms must be",
        "key: {format: binary, content: a key} | key: binary  | key must be a mapping",
      })
  void saysWhatIsWrongAndWhere(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("inbox.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("the document must be a mapping");
  }

  private static TopicContract read(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return TopicContractReader.read(TopicKind.INBOX, "inbox.yaml", new ByteArrayInputStream(bytes));
  }
}
