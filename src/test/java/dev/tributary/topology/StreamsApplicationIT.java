package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an application whose threads fail, on a real broker. */
@Timeout(180)
class StreamsApplicationIT {
  private static final Duration WITHIN = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private final LongAdder replaced = new LongAdder();
  private final AtomicInteger failing = new AtomicInteger();
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    try (Admin admin = Admin.create(access())) {
      admin
          .createTopics(
              List.of(new NewTopic("in", 1, (short) 1), new NewTopic("out", 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void goesOnFromTheLastCommitAfterWhatPasses() throws Exception {
    StreamsApplication application =
        application(() -> new KafkaException("the broker was away"), 2);
    application.start();
    send("1", "2", "3");

    // Sooner than the session of the dead thread's consumer ends, which is after 45 s.
    assertThat(received(3)).containsExactly("1", "2", "3");
    assertThat(replaced.sum()).isEqualTo(2);
    assertThat(application.failure()).isEmpty();
    application.close(Duration.ofSeconds(10));
  }

  @Test
  void stopsWhereThreadsFailAgainAndAgain() throws Exception {
    StreamsApplication application =
        application(() -> new KafkaException("the broker is away"), Integer.MAX_VALUE);
    application.start();
    send("1");

    awaitFailure(application);
    assertThat(replaced.sum()).isEqualTo(ThreadFailures.LIMIT);
    assertThat(application.failure().orElseThrow()).hasRootCauseMessage("the broker is away");
    application.close(Duration.ofSeconds(10));
  }

  @Test
  void stopsAtOnceWhereADefectOfItsOwnIsTheCause() throws Exception {
    StreamsApplication application = application(() -> new IllegalStateException("a defect"), 1);
    application.start();
    send("1");

    awaitFailure(application);
    assertThat(replaced.sum()).isZero();
    assertThat(application.failure().orElseThrow()).hasRootCauseMessage("a defect");
    application.close(Duration.ofSeconds(10));
  }

  /** Copies messages, exactly once; fails so many times first. */
  private StreamsApplication application(Supplier<RuntimeException> failure, int times) {
    failing.set(times);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(
            value -> {
              if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw failure.get();
              }
              return value;
            })
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    Properties config = new Properties();
    config.putAll(access());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "copy");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    KafkaStreams streams =
        new KafkaStreams(
            builder.build(), config, new PacedClients(Set.of("in"), new IntakeGate(1_000)));
    return new StreamsApplication("the copier", streams, replaced);
  }

  private void send(String... values) throws Exception {
    try (Producer<String, String> producer =
        new KafkaProducer<>(access(), new StringSerializer(), new StringSerializer())) {
      for (String value : values) {
        producer.send(new ProducerRecord<>("in", value)).get();
      }
    }
  }

  private List<String> received(int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            "reader",
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("out"));
      long deadline = System.nanoTime() + WITHIN.toNanos();
      while (values.size() < count) {
        assertThat(System.nanoTime()).as("received %s", values).isLessThan(deadline);
        consumer.poll(Duration.ofMillis(200)).forEach(it -> values.add(it.value()));
      }
      consumer.poll(Duration.ofMillis(500)).forEach(it -> values.add(it.value()));
    }
    return values;
  }

  private static void awaitFailure(StreamsApplication application) {
    long deadline = System.nanoTime() + WITHIN.toNanos();
    while (application.failure().isEmpty()) {
      assertThat(System.nanoTime()).as("time to fail").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private Map<String, Object> access() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
