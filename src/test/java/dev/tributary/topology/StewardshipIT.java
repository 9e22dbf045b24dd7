package dev.tributary.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.MergeEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stewards decide holds through updates and restarts, and no longer than they say. */
@Timeout(300)
class StewardshipIT {
  private static final RecordKey CRM = new RecordKey("crm", "1");
  private static final RecordKey CRM_TWO = new RecordKey("crm", "2");
  private static final RecordKey BILLING = new RecordKey("billing", "b-1");
  private static final String ANN = "ann.archer@example.com";
  private static final String ZOE = "zoe.zimmer@example.com";

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private long clock = 1_760_000_000_000L;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ResolverHarness resolver(String entity, String state) {
    return ResolverHarness.start(
        broker.bootstrapServers(), TestPlans.small(entity), 3, directory.resolve(entity + state));
  }

  private void send(ResolverHarness resolver, RecordKey record, String email, String phone) {
    String name = email.isEmpty() ? "Kim Novak" : email.substring(0, email.indexOf('@'));
    Map<String, String> row = new HashMap<>(Map.of("id", record.id(), "name", name));
    row.put("email", email);
    row.put("phone", phone);
    resolver.sources().send(record, ++clock, row);
  }

  // ---- decisions

  private static String records(RecordKey... records) {
    return Stream.of(records)
        .map(one -> "{\"source\": \"%s\", \"id\": \"%s\"}".formatted(one.source(), one.id()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String decision(String id, String type, String rest) {
    return """
        {"decision_id": "%s", "type": "%s", %s,
         "by": "steward", "at": "2026-03-05T08:30:00Z", "reason": "they called"}
        """
        .formatted(id, type, rest);
  }

  private static String split(String id, RecordKey a, RecordKey b) {
    return decision(id, "force_split", "\"a\": %s, \"b\": %s".formatted(records(a), records(b)));
  }

  private static String merge(String id, RecordKey... together) {
    return decision(id, "force_merge", "\"records\": " + records(together));
  }

  private static String lock(String id, RecordKey... together) {
    return decision(id, "lock", "\"records\": " + records(together));
  }

  private static String answer(String id, String answer) {
    return decision(
        id,
        "answer",
        "\"a\": %s, \"b\": %s, \"answer\": \"%s\""
            .formatted(records(CRM), records(BILLING), answer));
  }

  private static PublishedOutputs assertEntities(
      ResolverHarness resolver, String state, List<Set<RecordKey>> expected) {
    PublishedOutputs outputs = resolver.settle().outputs();
    outputs.assertConsistent();
    assertThat(outputs.entities()).as("entities %s", state).isEqualTo(Set.copyOf(expected));
    return outputs;
  }

  private static final List<Set<RecordKey>> APART = List.of(Set.of(CRM), Set.of(BILLING));
  private static final List<Set<RecordKey>> TOGETHER = List.of(Set.of(CRM, BILLING));

  @Test
  void whatIsForcedApartStaysApartUntilTheDecisionIsWithdrawn() {
    String first;
    try (ResolverHarness resolver = resolver("split", "")) {
      send(resolver, CRM, ANN, "");
      first = resolver.settle().outputs().entityOf(CRM);
      send(resolver, BILLING, ANN, "");
      assertEntities(resolver, "before the decision", TOGETHER);

      resolver.decide("d1", split("d1", CRM, BILLING));
      PublishedOutputs split = assertEntities(resolver, "after the decision", APART);
      assertThat(split.entityOf(CRM)).as("the first id is kept").isEqualTo(first);

      send(resolver, CRM, ANN, "+1 212 555 0123");
      send(resolver, BILLING, ANN, "+1 212 555 0123");
      assertEntities(resolver, "after both are updated", APART);
    }
    // Without its state directory, so that all of it comes from the changelogs.
    try (ResolverHarness resolver = resolver("split", "-again")) {
      send(resolver, BILLING, ANN, "+1 212 555 0199");
      PublishedOutputs split = assertEntities(resolver, "after a restart", APART);
      String second = split.entityOf(BILLING);

      resolver.decide("d1", null);
      PublishedOutputs merged = assertEntities(resolver, "once it is withdrawn", TOGETHER);
      assertThat(merged.entityOf(CRM)).as("the first id is back").isEqualTo(first);
      assertThat(merged.redirects()).containsEntry(second, first);
      assertThat(merged.eventsOf(first).stream().map(MergeEvent::type))
          .containsSubsequence(EventType.CREATE, EventType.MERGE, EventType.SPLIT, EventType.MERGE);
    }
  }

  @Test
  void recordsThatAreUnlikeAreMergedWhereAStewardSaysSo() {
    try (ResolverHarness resolver = resolver("merge", "")) {
      send(resolver, CRM, ANN, "");
      send(resolver, BILLING, ZOE, "");
      send(resolver, CRM_TWO, "max@example.com", "");
      assertEntities(
          resolver, "on their own", List.of(Set.of(CRM), Set.of(BILLING), Set.of(CRM_TWO)));

      resolver.decide("d1", merge("d1", CRM, BILLING));
      List<Set<RecordKey>> merged = List.of(Set.of(CRM, BILLING), Set.of(CRM_TWO));
      PublishedOutputs outputs = assertEntities(resolver, "after the decision", merged);
      List<MergeEvent> events = outputs.eventsOf(outputs.entityOf(CRM));
      assertThat(events.get(events.size() - 1).method()).isEqualTo("steward");
    }
    try (ResolverHarness resolver = resolver("merge", "-again")) {
      send(resolver, BILLING, "zoe@example.com", "");
      assertEntities(resolver, "after a restart", List.of(Set.of(CRM, BILLING), Set.of(CRM_TWO)));
      int before = resolver.outputs().messages();
      resolver.decide("d1", merge("d1", CRM, BILLING));
      assertThat(resolver.settle().outputs().messages()).as("said twice").isEqualTo(before);

      // The same decision, corrected: it is about others, and takes back what it said before.
      resolver.decide("d1", merge("d1", CRM, CRM_TWO));
      assertEntities(resolver, "corrected", List.of(Set.of(CRM, CRM_TWO), Set.of(BILLING)));
    }
  }

  @Test
  void answersCloseTheQuestionAndHold() {
    try (ResolverHarness resolver = resolver("answer", "")) {
      String phone = "+1 212 555 0123";
      send(resolver, CRM, "kim.novak@example.com", phone);
      resolver
          .sources()
          .send(
              BILLING,
              ++clock,
              Map.of("id", BILLING.id(), "name", "kim.novak", "email", ZOE, "phone", phone));
      assertEntities(resolver, "in doubt", APART);
      assertThat(questions(resolver)).as("questions").containsExactly(BILLING.toString());

      resolver.decide("a1", answer("a1", "reject"));
      assertEntities(resolver, "rejected", APART);
      assertThat(questions(resolver)).as("questions once answered").isEmpty();

      resolver.decide("a1", answer("a1", "merge"));
      assertEntities(resolver, "merged", TOGETHER);
      assertThat(questions(resolver)).as("questions once merged").isEmpty();

      resolver.decide("a1", answer("a1", "skip"));
      assertEntities(resolver, "skipped", APART);
      assertThat(questions(resolver)).as("questions where the answer is skip").hasSize(1);
    }
  }

  private static Set<String> questions(ResolverHarness resolver) {
    return TopicLog.read(broker.bootstrapServers(), resolver.topics().reviewQueue())
        .latest(value -> value)
        .keySet();
  }

  @Test
  void aLockedEntityNeitherTakesInNorLosesAnybody() {
    try (ResolverHarness resolver = resolver("lock", "")) {
      send(resolver, CRM, ANN, "");
      send(resolver, BILLING, ANN, "");
      assertEntities(resolver, "before the lock", TOGETHER);

      resolver.decide("l1", lock("l1", CRM, BILLING));
      send(resolver, CRM_TWO, ANN, "");
      assertEntities(resolver, "locked", List.of(Set.of(CRM, BILLING), Set.of(CRM_TWO)));
      send(resolver, BILLING, ZOE, "");
      assertEntities(
          resolver, "its records unlike", List.of(Set.of(CRM, BILLING), Set.of(CRM_TWO)));

      resolver.decide("l1", null);
      assertEntities(resolver, "unlocked", List.of(Set.of(CRM, CRM_TWO), Set.of(BILLING)));
    }
  }

  @Test
  void whatCannotBeFollowedIsQuarantinedAndWhatItReplacedHoldsNoLonger() {
    try (ResolverHarness resolver = resolver("faulty", "")) {
      send(resolver, CRM, ANN, "");
      send(resolver, BILLING, ANN, "");
      resolver.decide("d1", split("d1", CRM, BILLING));
      assertEntities(resolver, "after the decision", APART);

      resolver.decide("d1", "{\"decision_id\": \"d1\", \"type\": \"force_spl");
      assertEntities(resolver, "after a decision that nobody can read", TOGETHER);
      resolver.decide("d2", decision("d2", "force_merge", "\"records\": 5"));
      resolver.decide("d2", merge("d3", CRM, BILLING));
      resolver.decide("d4", merge("d4", CRM, new RecordKey("nowhere", "1")));
      resolver.settle();
      assertThat(resolver.quarantine().messages().stream().map(StewardshipIT::cause))
          .containsExactlyInAnyOrder(
              "decision_not_json",
              "decision_value_wrong",
              "decision_id_differs",
              "decision_source_unknown");
    }
  }

  private static String cause(ConsumerRecord<byte[], byte[]> message) {
    assertThat(header(message, "tributary.source")).isEqualTo("stewardship");
    return header(message, "tributary.cause");
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
