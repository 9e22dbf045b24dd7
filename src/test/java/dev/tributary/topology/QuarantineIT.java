package dev.tributary.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Garbage is set aside whole, with its story, and holds nobody up. */
@Timeout(300)
class QuarantineIT {
  private static final Set<String> HEADERS =
      Set.of(
          "tributary.cause",
          "tributary.detail",
          "tributary.source",
          "tributary.topic",
          "tributary.partition",
          "tributary.offset",
          "tributary.at");

  /** Kafka's limit for a batch, less what a batch needs for itself. */
  private static final int LARGEST = 1_048_588 - 300;

  @TempDir static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ResolverHarness resolver(Plan plan) {
    return ResolverHarness.start(
        broker.bootstrapServers(), plan, 2, directory.resolve(plan.entityName()));
  }

  @Test
  void everyKindOfGarbageIsSetAsideAndTheRestResolved() {
    List<Garbage> kinds = Garbage.kinds();
    assertThat(kinds).hasSizeGreaterThan(20);
    try (ResolverHarness resolver = resolver(TestPlans.small("mixed"))) {
      Map<String, Garbage> byOrigin = new LinkedHashMap<>();
      for (int i = 0; i < kinds.size(); i++) {
        sendPair(resolver, i);
        byOrigin.put(origin(send(resolver, kinds.get(i))), kinds.get(i));
      }
      sendPair(resolver, kinds.size());
      PublishedOutputs outputs = resolver.settle().outputs();

      assertSetAside(resolver.quarantine(), byOrigin);
      assertThat(resolver.counts().quarantined()).isEqualTo(kinds.size());
      assertThat(outputs.entities())
          .as("entities of the sound records")
          .isEqualTo(pairs(kinds.size()));
      outputs.assertConsistent();
    }
  }

  /** What a topic just about takes, it does not take again with the story of its fault. */
  @Test
  void garbageBeyondAllSizesIsCutAndStopsNothing() {
    try (ResolverHarness resolver = resolver(TestPlans.small("large"))) {
      List<Garbage> all =
          List.of(
              Garbage.noise("value as large as the topic takes", new byte[0], LARGEST),
              Garbage.noise("large key", new byte[LARGEST - 300_000], 300_000),
              Garbage.bomb());
      all.forEach(garbage -> send(resolver, garbage));
      sendPair(resolver, 0);
      PublishedOutputs outputs = resolver.settle().outputs();
      assertThat(outputs.entities()).as("entities of the sound records").isEqualTo(pairs(0));
      List<ConsumerRecord<byte[], byte[]>> found = resolver.quarantine().messages();
      assertThat(found).as("what is in quarantine").hasSize(all.size());
      for (ConsumerRecord<byte[], byte[]> one : found) {
        Map<String, String> headers = headers(one);
        assertThat(headers).containsEntry("tributary.cause", "too_large");
        assertThat(headers).as("headers of what was cut").containsKey("tributary.cut");
        assertThat(all).as("what it was cut from").anyMatch(sent -> isCutFrom(one, sent));
      }
    }
  }

  private static boolean isCutFrom(ConsumerRecord<byte[], byte[]> found, Garbage sent) {
    return startsWith(sent.value(), found.value()) && startsWith(sent.key(), found.key());
  }

  private static boolean startsWith(byte[] whole, byte[] part) {
    return whole.length >= part.length
        && Arrays.equals(whole, 0, part.length, part, 0, part.length);
  }

  /** Odd, but in order: each of these is a record like any other. */
  @Test
  void whatIsOnlyStrangeIsResolved() {
    List<String> ids =
        List.of(
            "a:b",
            "  spaces  ",
            "x".repeat(1_000),
            "\uD83D\uDE00",
            "0",
            "quote\\\"quote",
            "tab\\tand\\u0000zero",
            "lone\\ud800surrogate",
            "Иван|Петров");
    try (ResolverHarness resolver = resolver(TestPlans.small("strange"))) {
      for (String id : ids) {
        resolver
            .sources()
            .sendRaw(
                "crm",
                new byte[0],
                Garbage.row(id, "\\ud800 \\u0000 \uD83D\uDE00").getBytes(UTF_8));
      }
      PublishedOutputs outputs = resolver.settle().outputs();
      assertThat(outputs.records().size() + resolver.quarantine().messages().size())
          .as("records resolved or set aside")
          .isEqualTo(ids.size());
      assertThat(outputs.records()).contains("crm:a:b", "crm:0", "crm:\uD83D\uDE00");
      outputs.assertConsistent();
    }
  }

  /**
   * Rows near their limit that all belong together, so that their component is larger than them.
   */
  @Test
  void largeRowsOfOneEntityAreResolved() {
    int rows = 60;
    Random random = new Random(1);
    try (ResolverHarness resolver = resolver(TestPlans.small("fat"))) {
      for (int i = 0; i < rows; i++) {
        Map<String, String> row = new TreeMap<>();
        row.put("email", "ann.archer@example.com");
        row.put("name", "Ann Archer");
        row.put("phone", noise(random, 60_000));
        resolver.sources().send(new RecordKey("crm", "f" + i), 1_700_000_000_000L, row);
      }
      PublishedOutputs outputs = resolver.settle().outputs();
      assertThat(outputs.records()).as("records in the crosswalk").hasSize(rows);
      outputs.assertConsistent();
      assertThat(outputs.golden()).as("entities").hasSize(1);
    }
  }

  private static String noise(Random random, int length) {
    return random
        .ints(length, ' ' + 1, '~')
        .filter(c -> c != '"' && c != '\\')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** A record in either source; the two belong together. */
  private static void sendPair(ResolverHarness resolver, int number) {
    for (RecordKey record : pair(number)) {
      Map<String, String> row =
          Map.of("email", "person" + number + "@example.com", "name", "Person " + number);
      resolver.sources().send(record, 1_700_000_000_000L, row);
    }
  }

  private static Set<RecordKey> pair(int number) {
    return new TreeSet<>(
        List.of(new RecordKey("crm", "p" + number), new RecordKey("billing", "q" + number)));
  }

  private static Set<Set<RecordKey>> pairs(int last) {
    Set<Set<RecordKey>> pairs = new HashSet<>();
    for (int i = 0; i <= last; i++) {
      pairs.add(pair(i));
    }
    return pairs;
  }

  private static RecordMetadata send(ResolverHarness resolver, Garbage garbage) {
    return resolver.sources().sendRaw("crm", garbage.key(), garbage.value());
  }

  private static String origin(RecordMetadata sent) {
    return sent.topic() + "-" + sent.partition() + "@" + sent.offset();
  }

  private static void assertSetAside(TopicLog quarantine, Map<String, Garbage> byOrigin) {
    List<String> origins = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> found : quarantine.messages()) {
      Map<String, String> headers = headers(found);
      assertThat(headers.keySet()).isEqualTo(HEADERS);
      String origin =
          headers.get("tributary.topic")
              + "-"
              + headers.get("tributary.partition")
              + "@"
              + headers.get("tributary.offset");
      origins.add(origin);
      Garbage sent = byOrigin.get(origin);
      assertThat(sent).as("what was sent to %s (%s)", origin, headers).isNotNull();
      assertAsItCame(found, headers, sent);
    }
    assertThat(origins)
        .as("origins of what is in quarantine: %s", byOrigin)
        .containsExactlyInAnyOrderElementsOf(byOrigin.keySet());
  }

  private static void assertAsItCame(
      ConsumerRecord<byte[], byte[]> found, Map<String, String> headers, Garbage sent) {
    assertThat(found.key()).as("key of %s", sent).isEqualTo(sent.key());
    assertThat(found.value()).as("value of %s", sent).isEqualTo(sent.value());
    assertThat(headers.get("tributary.cause"))
        .as("cause of %s", sent)
        .isEqualTo(sent.cause().name().toLowerCase(Locale.ROOT));
    assertThat(headers.get("tributary.source")).isEqualTo("crm");
    assertThat(headers.get("tributary.detail"))
        .as("detail of %s", sent)
        .contains(sent.cause().cure())
        .doesNotContain(Garbage.MARKER);
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    return headers;
  }
}
