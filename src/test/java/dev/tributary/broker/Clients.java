package dev.tributary.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests of the broker do with it, as any client would. */
final class Clients {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final String bootstrapServers;

  Clients(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  void createTopic(String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      NewTopic topic = new NewTopic(name, Optional.of(2), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  /** Writes in a transaction of its own and returns when it is committed. */
  void write(String topic, List<String> values) throws Exception {
    try (Producer<String, String> producer = producer()) {
      send(producer, topic, values);
      producer.commitTransaction();
    }
  }

  /** Writes in a transaction that is then taken back. */
  void writeAndAbort(String topic, List<String> values) throws Exception {
    try (Producer<String, String> producer = producer()) {
      send(producer, topic, values);
      producer.abortTransaction();
    }
  }

  private static void send(Producer<String, String> producer, String topic, List<String> values)
      throws Exception {
    producer.initTransactions();
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String value : values) {
      sent.add(producer.send(new ProducerRecord<>(topic, value, value)));
    }
    producer.flush();
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  /** The first values of a topic for a group that goes on where it was; fails when too few come. */
  List<String> read(String topic, String group, int count) {
    List<String> values = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Consumer<String, String> consumer = consumer(group)) {
      consumer.subscribe(List.of(topic));
      while (values.size() < count) {
        if (System.nanoTime() > end) {
          throw new AssertionError(values.size() + " of " + count + " records came");
        }
        for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofMillis(100))) {
          values.add(one.value());
        }
      }
      consumer.commitSync();
    }
    return values;
  }

  private Producer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "test"),
        new StringSerializer(),
        new StringSerializer());
  }

  private Consumer<String, String> consumer(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", group,
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "isolation.level", "read_committed"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
