package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BacklogIT {
  private static final List<String> SOURCES = List.of("crm");

  private final Topics topics = Topics.of("customer");

  @Test
  void isEmptyOnceNothingIsUnreadOrUncommitted(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        Producer<String, String> producer = producer(broker)) {
      new TopicAdmin(admin).apply(TopicContracts.load().wanted(topics, SOURCES, OptionalInt.of(2)));
      try (Backlog backlog =
          new Backlog(
              KafkaAccess.plain(broker.bootstrapServers()), "group", topics, SOURCES, admin)) {
        assertThat(backlog.isEmpty()).as("without any message").isTrue();
        producer.initTransactions();
        for (String published : List.of(topics.goldenRecords(), topics.mergeLog())) {
          write(producer, published);
          assertThat(backlog.isEmpty()).as("with an open transaction on %s", published).isFalse();
          producer.commitTransaction();
          awaitEmpty(backlog, "with a message on " + published);
        }
        write(producer, topics.inbox());
        producer.abortTransaction();
        awaitEmpty(backlog, "with an aborted message in the inbox");
        write(producer, topics.inbox());
        producer.commitTransaction();
        assertThat(backlog.isEmpty()).as("with a message in the inbox").isFalse();
      }
    }
  }

  /** The coordinator writes the markers of a transaction after it has said that it is over. */
  private static void awaitEmpty(Backlog backlog, String state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!backlog.isEmpty()) {
      assertThat(System.nanoTime()).as("time to be empty %s", state).isLessThan(deadline);
    }
  }

  private static void write(Producer<String, String> producer, String topic) throws Exception {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, "key", "value")).get();
  }

  private static Producer<String, String> producer(EmbeddedBroker broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test"),
        new StringSerializer(),
        new StringSerializer());
  }
}
