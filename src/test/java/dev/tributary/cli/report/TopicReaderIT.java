package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.KafkaAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TopicReaderIT {
  private static final String TOPIC = "values";

  private EmbeddedBroker broker;
  private KafkaProducer<String, String> producer;
  private TopicReader reader;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    broker = EmbeddedBroker.start(directory);
    String address = broker.bootstrapServers();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())))
          .all()
          .get();
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "transactional.id", "t"),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    reader = new TopicReader(KafkaAccess.plain(address));
  }

  @AfterEach
  void stop() {
    reader.close();
    producer.close();
    broker.close();
  }

  private void transaction(boolean commit, String... keysAndValues) {
    producer.beginTransaction();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      producer.send(new ProducerRecord<>(TOPIC, keysAndValues[i], keysAndValues[i + 1]));
    }
    if (commit) {
      producer.commitTransaction();
    } else {
      producer.flush();
      producer.abortTransaction();
    }
  }

  private List<String> all() {
    List<String> found = new ArrayList<>();
    reader.readAll(TOPIC, message -> found.add(message.key() + "=" + text(message.value())));
    return found;
  }

  private List<String> latest() {
    List<String> found = new ArrayList<>();
    reader.readLatest(TOPIC, message -> found.add(message.key() + "=" + text(message.value())));
    return found;
  }

  private static String text(byte[] value) {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  @Test
  void anEmptyTopicIsReadAtOnce() {
    assertThat(all()).isEmpty();
    assertThat(latest()).isEmpty();
  }

  @Test
  void readsWhatIsCommittedAndNothingElse() {
    transaction(true, "a", "1", "b", "1", "c", "1");
    transaction(false, "a", "aborted", "d", "aborted");
    transaction(true, "a", "2", "b", null);
    transaction(false, "c", "aborted");
    assertThat(all()).containsExactlyInAnyOrder("a=1", "b=1", "c=1", "a=2", "b=null");
    assertThat(latest()).containsExactlyInAnyOrder("a=2", "c=1");
  }

  @Test
  void doesNotWaitForTransactionsThatAreOpen() {
    transaction(true, "a", "1");
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(TOPIC, "a", "open"));
    producer.flush();
    assertThat(latest()).isSubsetOf("a=1"); // or nothing, until the first one's marker is written
    producer.abortTransaction();
  }

  @Test
  void aWatchSeesWhatComesFromNowOn() throws Exception {
    transaction(true, "crm:old", "1");
    LatencyProbe probe = new LatencyProbe();
    probe.sent(new RecordKey("crm", "old"));
    probe.sent(new RecordKey("crm", "new"));
    try (CrosswalkWatch watch =
        CrosswalkWatch.start(KafkaAccess.plain(broker.bootstrapServers()), TOPIC, probe)) {
      transaction(false, "crm:new", "aborted");
      transaction(true, "crm:new", "1");
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (probe.pending() > 1 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(watch).isNotNull();
    }
    assertThat(probe.pending()).isEqualTo(1);
    assertThat(probe.latencies().count()).isEqualTo(1);
  }
}
