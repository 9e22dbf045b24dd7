package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.ingest.TopicWriter.Message;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.SpecReader;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.DigestKey;
import dev.tributary.topology.suppression.SuppressionList;
import dev.tributary.topology.suppression.SuppressionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an erasure is proved by, and who may read the list of what must not come back. */
@Timeout(120)
class ErasureCheckIT {
  private static final String TEXT = PeopleSpec.text(1.0, 0.5, 0.9, 0.5);
  private static final String EMAIL = "paula@example.com";
  private static final byte[] SECRET = "a secret of many characters".getBytes(UTF_8);

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static TopicWriter writer;
  private static Topics topics = Topics.of("none");
  private static String source = "";

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    Files.writeString(directory.resolve("people.yml"), TEXT);
    Files.writeString(directory.resolve("needles.txt"), EMAIL + "\n\n" + EMAIL + "\n");
    var plan = SpecReader.read(TEXT, "people.yml").plan();
    assertThat(plan).isNotNull();
    topics = Topics.of(plan.entityName());
    source = topics.source(plan.sources().get(0));
    CommandRun applied =
        CommandRun.of(
            "topics",
            "apply",
            "--spec",
            directory.resolve("people.yml").toString(),
            "--bootstrap-servers",
            broker.bootstrapServers());
    assertThat(applied.exitCode()).as(applied.err()).isZero();
    writer = TopicWriter.open(KafkaAccess.plain(broker.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    writer.close();
    broker.close();
  }

  private static CommandRun check(String... more) {
    List<String> arguments = new ArrayList<>(List.of("erasure", "check"));
    arguments.addAll(List.of("--spec", directory.resolve("people.yml").toString()));
    arguments.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
    arguments.addAll(List.of("--needle-file", directory.resolve("needles.txt").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static void write(String topic, String key, byte @Nullable [] value) {
    writer.write(List.of(new Message(topic, key.getBytes(UTF_8), value, 1_000)));
  }

  @Test
  void whatIsCurrentFailsTheCheckAndWhatWasReplacedDoesSoIfAsked() throws Exception {
    assertThat(check().exitCode()).isZero();
    write(
        source, "p-1", ("{\"email\":\"" + EMAIL.toUpperCase(Locale.ROOT) + "\"}").getBytes(UTF_8));
    CommandRun found = check();
    assertThat(found.exitCode()).isEqualTo(1);
    assertThat(found.out()).contains(source + ": found 1 times in 1, of them 1 current");
    assertThat(found.out() + found.err()).doesNotContainIgnoringCase(EMAIL);
    write(source, "p-1", null);
    CommandRun replaced = check();
    assertThat(replaced.exitCode()).as(replaced.out()).isZero();
    assertThat(replaced.out()).contains("of them 0 current", "not looked into");
    assertThat(check("--strict").exitCode()).isEqualTo(1);

    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("clean.log"), "nobody");
    assertThat(check("--path", files.toString()).exitCode()).isZero();
    Files.write(files.resolve("a.bin"), ("\0" + EMAIL).getBytes(UTF_16LE));
    CommandRun inFile = check("--path", files.toString());
    assertThat(inFile.exitCode()).isEqualTo(1);
    assertThat(inFile.out()).contains("a.bin: found");
    assertThat(check("--path", "not-there").exitCode()).isEqualTo(65);
  }

  @Test
  void aListIsFollowedAndNotReadWithoutItsSecret() {
    KafkaAccess access = KafkaAccess.plain(broker.bootstrapServers());
    RecordKey record = new RecordKey("crm", "p-2");
    DigestKey key = new DigestKey(SECRET);
    try (SuppressionList list = SuppressionList.open(access, topics, SECRET);
        SuppressionList stranger = SuppressionList.open(access, topics, null)) {
      assertThat(list.has(record)).isFalse();
      Instant now = Instant.now();
      write(topics.suppressions(), key.id(), SuppressionRow.ofSecret(now));
      write(topics.suppressions(), key.of(record), SuppressionRow.ofRecord("r", now));
      await(() -> list.has(record));
      await(() -> isBroken(stranger, record));
      assertThatThrownBy(() -> SuppressionList.open(access, topics, null).close())
          .isInstanceOf(ResolverException.class)
          .hasMessageContaining("--erasure-secret")
          .hasMessageContaining(key.id());
      try (SuppressionList later = SuppressionList.open(access, topics, SECRET)) {
        assertThat(later.has(record)).isTrue();
      }
      write(topics.suppressions(), key.of(record), null);
      await(() -> !list.has(record));
    }
  }

  private static boolean isBroken(SuppressionList list, RecordKey record) {
    try {
      list.has(record);
      return false;
    } catch (ResolverException e) {
      return true;
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within 60 s").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
