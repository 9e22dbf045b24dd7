package dev.tributary.topology.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.clustering.Edge;
import dev.tributary.clustering.Neighbour;
import dev.tributary.clustering.Output;
import dev.tributary.clustering.Output.EventType;
import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import dev.tributary.spec.Plan;
import dev.tributary.topology.TopicKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutputWriterTest {
  private static final UUID ENTITY = UUID.fromString("0f6b2c1e-7d0a-4c3b-9a55-2f4e8d1b6a90");
  private static final UUID OTHER = UUID.fromString("5b1d9f0a-3c47-4e21-8f6d-7a2c90e4b318");
  private static final RecordKey CRM = new RecordKey("crm", "C:1");
  private static final RecordKey BILLING = new RecordKey("billing", "B-2");
  private static final PairScore SCORE =
      new PairScore(11.123456789, new float[] {9.2f, Float.NaN, -0.1f});
  private static final Edge MATCH = Edge.match(CRM, 1, BILLING, 2, SCORE, Tie.MATCH, 1);
  private static final Edge MUST = Edge.mustLink(CRM, 1, BILLING);

  private final Plan plan = CustomerPlan.read();
  private final OutputWriter writer = new OutputWriter(plan);

  private JsonNode value(Output output) {
    try {
      return new ObjectMapper().readTree(writer.write(output).value());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyOutputGoesToItsTopicUnderItsKey() {
    RandomOutputs random = new RandomOutputs(1, 3);
    assertMessage(random.golden(1), TopicKind.GOLDEN_RECORDS, false);
    assertMessage(new Output.GoldenRetired(ENTITY), TopicKind.GOLDEN_RECORDS, true);
    assertMessage(random.crosswalk(), TopicKind.CROSSWALK, false);
    assertMessage(new Output.CrosswalkRemoved(CRM), TopicKind.CROSSWALK, true);
    assertMessage(new Output.Redirect(ENTITY, OTHER, 0), TopicKind.REDIRECTS, false);
    assertMessage(new Output.RedirectRemoved(ENTITY), TopicKind.REDIRECTS, true);
    assertMessage(random.event(), TopicKind.MERGE_LOG, false);
    assertMessage(random.decision(1), TopicKind.DECISIONS, false);
    assertMessage(new Output.DecisionRemoved(CRM), TopicKind.DECISIONS, true);
    assertMessage(random.review(1), TopicKind.REVIEW_QUEUE, false);
    assertMessage(new Output.ReviewRemoved(CRM), TopicKind.REVIEW_QUEUE, true);
    assertThat(writer.write(new Output.CrosswalkRemoved(CRM)).key()).isEqualTo("crm:C:1");
    assertThat(writer.write(new Output.Redirect(ENTITY, OTHER, 0)).key())
        .isEqualTo(ENTITY.toString());
  }

  private void assertMessage(Output output, TopicKind topic, boolean tombstone) {
    OutputMessage message = writer.write(output);
    assertThat(message.topic()).isEqualTo(topic);
    assertThat(message.value() == null).isEqualTo(tombstone);
  }

  @Test
  void aGoldenRecordSaysWhatSurvivedAndFromWhere() {
    JsonNode golden = value(golden(4.0));
    assertThat(golden.at("/golden/email").textValue()).isEqualTo("Ada@Example.com");
    assertThat(golden.at("/golden/phone").textValue()).isEqualTo("555");
    assertThat(golden.at("/provenance/email/id").textValue()).isEqualTo("C:1");
    assertThat(golden.at("/provenance/phone/source").textValue()).isEqualTo("billing");
    assertThat(golden.at("/provenance/phone/strategy").textValue()).isEqualTo("source_priority");
    assertThat(golden.at("/sources/crm").intValue()).isEqualTo(1);
    assertThat(golden.path("confidence").doubleValue()).isEqualTo(0.941176);
    assertThat(golden.path("created_at").textValue()).isEqualTo("1970-01-01T00:00:01Z");
    assertThat(golden.path("updated_at").textValue()).isEqualTo("1970-01-01T00:00:02.500Z");
    assertThat(golden.path("spec_version").textValue()).isEqualTo("customer_v7");
    assertThat(golden.path("entity_type").textValue()).isEqualTo("customer");
    assertThat(value(golden(Double.POSITIVE_INFINITY)).path("confidence").doubleValue())
        .isEqualTo(1);
  }

  private static Output.Golden golden(double weakestLink) {
    Attributes billing =
        new Attributes(Map.of("email", List.of("b@example.com"), "phone", List.of("555")));
    Attributes crm = new Attributes(Map.of("email", List.of("Ada@Example.com")));
    List<MemberRecord> members =
        List.of(new MemberRecord(BILLING, billing, 5), new MemberRecord(CRM, crm, 6));
    return new Output.Golden(ENTITY, 2, members, weakestLink, false, 1_000, 2_500);
  }

  @Test
  void theCrosswalkNamesTheStrongestLink() {
    JsonNode matched = value(new Output.Crosswalk(BILLING, ENTITY, MATCH, 1, 2)).path("decision");
    assertThat(matched.path("outcome").textValue()).isEqualTo("MERGE");
    assertThat(matched.path("score").doubleValue()).isEqualTo(11.123457);
    assertThat(matched.at("/matched/id").textValue()).isEqualTo("C:1");
    JsonNode joined = value(new Output.Crosswalk(BILLING, ENTITY, MUST, 1, 2)).path("decision");
    assertThat(joined.path("outcome").textValue()).isEqualTo("MERGE");
    assertThat(joined.path("score").isNull()).isTrue();
    assertThat(joined.path("probability").isNull()).isTrue();
    JsonNode alone = value(new Output.Crosswalk(BILLING, ENTITY, null, 1, 2)).path("decision");
    assertThat(alone.path("outcome").textValue()).isEqualTo("INSERT_NEW");
    assertThat(alone.path("matched").isNull()).isTrue();
  }

  @Test
  void theMergeLogSaysWhoDecidedAndWhy() {
    JsonNode merge = value(event(EventType.MERGE, List.of(BILLING), MATCH));
    assertThat(merge.path("method").textValue()).isEqualTo("fellegi_sunter");
    assertThat(merge.path("approved_by").textValue()).isEqualTo("system");
    assertThat(merge.path("features").toString())
        .isEqualTo("[{\"name\":\"email\",\"weight\":9.2},{\"name\":\"name\",\"weight\":-0.1}]");
    assertThat(merge.at("/sources/0").textValue()).isEqualTo(OTHER.toString());
    assertThat(merge.path("targets")).isEmpty();
    JsonNode demanded = value(event(EventType.MERGE, List.of(BILLING), MUST));
    assertThat(demanded.path("method").textValue()).isEqualTo("steward");
    assertThat(demanded.path("approved_by").textValue()).isEqualTo("steward");
    assertThat(demanded.path("score").isNull()).isTrue();
    JsonNode split = value(event(EventType.SPLIT, List.of(BILLING), null));
    assertThat(split.path("method").isNull()).isTrue();
    assertThat(split.path("sources")).isEmpty();
    assertThat(split.at("/targets/0").textValue()).isEqualTo(OTHER.toString());
    JsonNode retired = value(event(EventType.RETIRE, List.of(), null));
    assertThat(retired.at("/targets/0").textValue()).isEqualTo(OTHER.toString());
  }

  @Test
  void eventsOfOneRevisionHaveIdsOfTheirOwnAndKeepThem() {
    List<Output.MergeLog> events =
        List.of(
            event(EventType.SPLIT, List.of(CRM), null),
            event(EventType.SPLIT, List.of(BILLING), null),
            event(EventType.CREATE, List.of(CRM), null),
            event(EventType.MERGE, List.of(CRM), MATCH),
            event(EventType.UPDATE, List.of(CRM), null),
            event(EventType.RETIRE, List.of(), null));
    assertThat(events.stream().map(this::eventId)).doesNotHaveDuplicates();
    assertThat(events.stream().map(this::eventId))
        .containsExactlyElementsOf(events.stream().map(this::eventId).toList());
  }

  private String eventId(Output.MergeLog event) {
    return value(event).path("event_id").textValue();
  }

  private static Output.MergeLog event(
      EventType type, List<RecordKey> records, @Nullable Edge via) {
    return new Output.MergeLog(type, ENTITY, 3, List.of(OTHER), records, via, CRM, 1);
  }

  @Test
  void theBestCandidateComesFirstAndAnyMatchIsAMerge() {
    assertThat(decision(List.of()).path("outcome").textValue()).isEqualTo("INSERT_NEW");
    Neighbour weak = new Neighbour(CRM, 1, new PairScore(5, new float[3]), Tie.REVIEW, false, 1);
    Neighbour strong = new Neighbour(new RecordKey("crm", "2"), 1, SCORE, Tie.MATCH, true, 1);
    JsonNode asked = decision(List.of(weak));
    assertThat(asked.path("outcome").textValue()).isEqualTo("HUMAN_REVIEW");
    assertThat(asked.at("/candidates/0/label").textValue()).isEqualTo("review");
    JsonNode merged = decision(List.of(weak, strong));
    assertThat(merged.path("outcome").textValue()).isEqualTo("MERGE");
    assertThat(merged.at("/candidates/0/id").textValue()).isEqualTo("2");
    assertThat(merged.at("/candidates/0/probability").doubleValue())
        .isCloseTo(plan.probability(SCORE.total()), within(1e-6));
  }

  @Test
  void aMatchThatIsNotFollowedIsAQuestionWithItsReason() {
    Neighbour cut = new Neighbour(CRM, 1, SCORE, Tie.MATCH, true, 1);
    Neighbour weak =
        new Neighbour(
            new RecordKey("crm", "2"), 1, new PairScore(5, new float[3]), Tie.REVIEW, false, 1);
    JsonNode decision =
        value(
            new Output.Decision(
                BILLING,
                1,
                List.of(cut, weak),
                Map.of(CRM, ReviewReason.MULTI_MATCH),
                List.of(),
                false,
                1,
                10,
                40));
    assertThat(decision.path("outcome").textValue()).isEqualTo("HUMAN_REVIEW");
    assertThat(decision.path("reason").textValue()).isEqualTo("multi_match");
    assertThat(decision.at("/candidates/0/label").textValue()).isEqualTo("match");
    assertThat(decision.at("/candidates/0/reason").textValue()).isEqualTo("multi_match");
    assertThat(decision.at("/candidates/1/reason").textValue()).isEqualTo("low_confidence");
    assertThat(decision(List.of(cut)).path("reason").isNull()).isTrue();
  }

  @Test
  void aDecisionNamesWhatItDidNotLookAtAndHowLongItTook() {
    JsonNode decision = decision(List.of());
    assertThat(decision.at("/not_looked_at/0/reason").textValue()).isEqualTo("saturated");
    assertThat(decision.at("/not_looked_at/0/rule").textValue())
        .isEqualTo(plan.blockingRuleName(9));
    assertThat(decision.at("/not_looked_at/1/reason").textValue()).isEqualTo("failed");
    assertThat(decision.path("latency_millis").longValue()).isEqualTo(30);
    Output.Decision early =
        new Output.Decision(BILLING, 1, List.of(), Map.of(), List.of(), false, 1, 40, 10);
    assertThat(value(early).path("latency_millis").longValue()).isEqualTo(0);
  }

  private JsonNode decision(List<Neighbour> neighbours) {
    return value(
        new Output.Decision(BILLING, 1, neighbours, Map.of(), List.of(9), true, 1, 10, 40));
  }

  @Test
  void halvesOfCharactersDoNotStopTheStream() {
    Attributes broken = new Attributes(Map.of("name", List.of("Ada \uD83D")));
    Output.Golden golden =
        new Output.Golden(ENTITY, 1, List.of(new MemberRecord(CRM, broken, 1)), 1, false, 1, 1);
    assertThat(value(golden).at("/golden/name").textValue()).isEqualTo("Ada \uFFFD");
  }

  @Test
  void partsOfAnotherSpecAreNotGivenTheNamesOfThisOne() {
    Edge foreign = Edge.match(CRM, 1, BILLING, 1, new PairScore(9, new float[] {9}), Tie.MATCH, 1);
    assertThat(value(event(EventType.MERGE, List.of(CRM), foreign)).path("features")).isEmpty();
  }
}
