package dev.tributary.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.TopicAdmin;
import dev.tributary.topology.TopicContracts;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker are read from where a cursor stands, and committed messages only. */
@Timeout(180)
class ExportSourceIT {
  private static final Topics TOPICS = Topics.of("read");

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static KafkaAccess access;
  private static Admin admin;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory);
    access = KafkaAccess.plain(broker.bootstrapServers());
    admin = Admin.create(access.with(Map.of()));
    new TopicAdmin(admin).apply(TopicContracts.load().wanted(TOPICS, List.of(), OptionalInt.of(2)));
    ByteArraySerializer bytes = new ByteArraySerializer();
    producer = new KafkaProducer<>(access.with(Map.of("transactional.id", "writer")), bytes, bytes);
    producer.initTransactions();
  }

  @AfterAll
  static void stop() {
    producer.close();
    admin.close();
    broker.close();
  }

  private static void send(String topic, int partition, String key, @Nullable String value) {
    producer.send(
        new ProducerRecord<>(topic, partition, bytes(key), value == null ? null : bytes(value)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void commit(Runnable sending) {
    producer.beginTransaction();
    sending.run();
    producer.commitTransaction();
  }

  private static List<String> read(ExportSource source) throws IOException {
    List<String> read = new ArrayList<>();
    source.read(
        (key, value) ->
            read.add(
                new String(key, StandardCharsets.UTF_8)
                    + "="
                    + (value == null ? "-" : new String(value, StandardCharsets.UTF_8))));
    return read;
  }

  @Test
  void ofEachKeyTheLastCommittedMessageIsShown() throws Exception {
    String topic = TOPICS.crosswalk();
    commit(
        () -> {
          send(topic, 0, "a", "1");
          send(topic, 1, "b", "1");
          send(topic, 0, "a", "2");
          send(topic, 0, "gone", "1");
          send(topic, 0, "gone", null);
        });
    producer.beginTransaction();
    send(topic, 0, "a", "aborted");
    producer.flush();
    producer.abortTransaction();
    String cursor;
    try (ExportSource all = ExportSource.open(access, TOPICS, ExportKind.CROSSWALK, null)) {
      // Sent after the export began: it belongs to the next one.
      commit(() -> send(topic, 0, "a", "3"));
      assertThat(read(all)).containsExactly("a=2", "b=1");
      cursor = all.nextCursor();
    }
    commit(() -> send(topic, 1, "b", null));
    try (ExportSource next = ExportSource.open(access, TOPICS, ExportKind.CROSSWALK, cursor)) {
      assertThat(read(next)).containsExactly("a=3", "b=-");
      assertThat(next.length()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void eventsThatHavePassedTheirRetentionAreNotPassedOverInSilence() throws Exception {
    String topic = TOPICS.mergeLog();
    String cursor;
    try (ExportSource none = ExportSource.open(access, TOPICS, ExportKind.MERGE_LOG, null)) {
      assertThat(read(none)).isEmpty();
      cursor = none.nextCursor();
    }
    commit(
        () -> {
          send(topic, 0, "e", "1");
          send(topic, 0, "e", "2");
        });
    try (ExportSource all = ExportSource.open(access, TOPICS, ExportKind.MERGE_LOG, cursor)) {
      assertThat(read(all)).containsExactly("e=1", "e=2");
    }
    admin
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1)))
        .all()
        .get();
    assertThatThrownBy(() -> ExportSource.open(access, TOPICS, ExportKind.MERGE_LOG, cursor))
        .isInstanceOfSatisfying(CursorException.class, e -> assertThat(e.isOutdated()).isTrue())
        .hasMessageContaining("retention");
    try (ExportSource rest = ExportSource.open(access, TOPICS, ExportKind.MERGE_LOG, null)) {
      assertThat(read(rest)).containsExactly("e=2");
    }
  }

  @Test
  void aCursorOlderThanTheDeletionsThatAreKeptIsRefused() throws Exception {
    String text;
    try (ExportSource now = ExportSource.open(access, TOPICS, ExportKind.GOLDEN, null)) {
      text = now.nextCursor();
    }
    var id =
        admin
            .describeTopics(List.of(TOPICS.goldenRecords()))
            .topicNameValues()
            .get(TOPICS.goldenRecords())
            .get()
            .topicId();
    ExportCursor cursor = ExportCursor.parse(text, ExportKind.GOLDEN, id);
    long eightDays = 8L * 24 * 3_600_000;
    String old =
        new ExportCursor(cursor.kind(), cursor.madeAtMillis() - eightDays, cursor.offsets())
            .text(id);
    assertThatThrownBy(() -> ExportSource.open(access, TOPICS, ExportKind.GOLDEN, old))
        .isInstanceOf(CursorException.class)
        .hasMessageContaining("deletions");
  }
}
