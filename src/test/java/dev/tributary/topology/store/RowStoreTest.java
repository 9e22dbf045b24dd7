package dev.tributary.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rests on what Kafka Streams does not promise: an upgrade that changes it fails here first. */
class RowStoreTest {
  private static final String STORE = "rows";

  @Test
  void aProcessorWritesAndForwardsJustBeforeTheCommit(@TempDir Path directory) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "row-store-test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(), config)) {
      TestInputTopic<String, String> in =
          driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
      in.pipeInput("a", "1");
      in.pipeInput("b", "2");
      assertThat(
              driver
                  .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
                  .readKeyValuesToMap())
          .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "2"));
      RowStore store = (RowStore) driver.getAllStateStores().get(STORE);
      assertThat(requireNonNull(store).rows().get(key("a"))).isEqualTo("1".getBytes(UTF_8));
      assertThat(store.rows().get(key("b"))).isEqualTo("2".getBytes(UTF_8));
    }
  }

  private static Bytes key(String text) {
    return Bytes.wrap(text.getBytes(UTF_8));
  }

  private static Topology topology() {
    return new Topology()
        .addSource("source", new StringDeserializer(), new StringDeserializer(), "in")
        .addProcessor(
            "held",
            new ProcessorSupplier<String, String, String, String>() {
              @Override
              public Processor<String, String, String, String> get() {
                return new HoldsBack();
              }

              @Override
              public Set<StoreBuilder<?>> stores() {
                return Set.of(new RowStoreBuilder(STORE));
              }
            },
            "source")
        .addSink("sink", "out", new StringSerializer(), new StringSerializer(), "held");
  }

  /** Does nothing but remember, until the commit. */
  private static final class HoldsBack implements Processor<String, String, String, String> {
    private final Map<String, String> held = new TreeMap<>();
    private @Nullable ProcessorContext<String, String> context;

    @Override
    public void init(ProcessorContext<String, String> given) {
      context = given;
      RowStore store = given.getStateStore(STORE);
      store.beforeCommit(given, () -> write(store));
    }

    private void write(RowStore store) {
      held.forEach(
          (key, value) -> {
            store.rows().put(key(key), value.getBytes(UTF_8));
            requireNonNull(context).forward(new Record<>(key, value, 0));
          });
      held.clear();
    }

    @Override
    public void process(Record<String, String> message) {
      held.put(message.key(), message.value());
    }
  }
}
