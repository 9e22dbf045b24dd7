package dev.tributary.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.PairScore;
import dev.tributary.model.RecordKey;
import dev.tributary.model.ReviewReason;
import dev.tributary.model.Tie;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What would become of a record, from reports and components that are made up. */
class RecordPreviewTest {
  private static final RecordKey ME = key("m");
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final long NOW = 1_000;
  private static final Map<String, String> ROW = Map.of("id", "m", "email", "m@example.com");

  private static final Featuriser FEATURISER =
      new Featuriser() {
        @Override
        public Attributes attributes(int spec, RecordKey key, Map<String, String> columns) {
          return new Attributes(Map.of());
        }

        @Override
        public boolean admits(int spec, RecordKey key) {
          return true;
        }

        @Override
        public Facet facet(int spec, RecordKey key, Map<String, String> columns) {
          throw new AssertionError("a preview is not asked for its blocks");
        }

        @Override
        public int blockPartition(BlockRef block) {
          throw new AssertionError("a preview is not asked for its blocks");
        }
      };

  private static RecordKey key(String id) {
    return new RecordKey("crm", id);
  }

  private static RecordPreview preview(@Nullable RecordRow known) {
    return RecordPreview.of(ME, known, ROW, 1, NOW, FEATURISER);
  }

  private static Neighbour neighbour(String id, long version, double total, boolean match) {
    Tie tie = match ? Tie.MATCH : Tie.REVIEW;
    return new Neighbour(key(id), version, new PairScore(total, new float[0]), tie, match, 1);
  }

  private static RecordMessage.Report report(int from, Neighbour... neighbours) {
    return new RecordMessage.Report(
        ME, RecordPreview.NEXT_VERSION, from, List.of(neighbours), List.of(), List.of(), false);
  }

  private static Member member(String id, long version, @Nullable UUID entity, String... apart) {
    return new Member(
        key(id),
        version,
        1,
        0,
        version,
        0,
        new MemberRecord(key(id), new Attributes(Map.of()), 0),
        Arrays.stream(apart).map(RecordPreviewTest::key).toList(),
        false,
        Observation.NONE,
        entity,
        0,
        Member.NO_DOUBTS,
        List.of());
  }

  private static Edge edge(String a, String b) {
    return Edge.match(key(a), 1, key(b), 1, new PairScore(12, new float[0]), Tie.MATCH, 1);
  }

  private static Body body(List<Member> members, Edge... edges) {
    return new Body(members, List.of(edges), List.of(), List.of());
  }

  private static RecordPreview.Outcome outcome(RecordPreview preview, Body... bodies) {
    return outcome(preview, 100, bodies);
  }

  private static RecordPreview.Outcome outcome(
      RecordPreview preview, int maxEntitySize, Body... bodies) {
    EntityPartition partition =
        new ConstrainedPartition(Guards.ofSize(maxEntitySize), SimulatedRules::traits);
    return preview.outcome(List.of(bodies), partition);
  }

  @Test
  void aRecordThatNobodyIsLikeWouldBeAnEntityOfItsOwn() {
    RecordPreview preview = preview(null);
    preview.take(report(0));
    assertThat(preview.tied()).isEmpty();
    RecordPreview.Outcome outcome = outcome(preview);
    assertThat(outcome.entities()).isEmpty();
    assertThat(outcome.entity()).isNull();
    assertThat(outcome.decision().record()).isEqualTo(ME);
    assertThat(outcome.decision().neighbours()).isEmpty();
    assertThat(outcome.decision().atMillis()).isEqualTo(NOW);
    assertThat(outcome.decision().contentHash())
        .isEqualTo(ContentHash.of(ME, RecordPreview.NEXT_VERSION, ROW));
  }

  @Test
  void aMatchWouldBeFollowedIntoItsEntity() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 1, 12, true)));
    assertThat(preview.tied()).containsExactly(key("a"));
    RecordPreview.Outcome outcome =
        outcome(preview, body(List.of(member("a", 1, ONE), member("b", 1, ONE)), edge("a", "b")));
    assertThat(outcome.entities()).containsExactly(ONE);
    assertThat(outcome.entity()).isEqualTo(ONE);
    assertThat(outcome.decision().cut()).isEmpty();
  }

  @Test
  void twoEntitiesThatItTiesTogetherLeaveTheIdOpen() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 1, 12, true)));
    preview.take(report(1, neighbour("b", 1, 11, true)));
    assertThat(preview.tied()).containsExactly(key("a"), key("b"));
    RecordPreview.Outcome outcome =
        outcome(preview, body(List.of(member("a", 1, ONE))), body(List.of(member("b", 1, TWO))));
    assertThat(outcome.entities()).containsExactly(ONE, TWO);
    assertThat(outcome.entity()).isNull();
  }

  @Test
  void aQuestionTiesNothing() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 1, 5, false)));
    assertThat(preview.tied()).isEmpty();
    RecordPreview.Outcome outcome = outcome(preview);
    assertThat(outcome.entity()).isNull();
    assertThat(outcome.decision().neighbours())
        .extracting(Neighbour::key)
        .containsExactly(key("a"));
  }

  @Test
  void ofTwoReportsAboutOneTheNewerVersionCounts() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 2, 5, false)));
    preview.take(report(1, neighbour("a", 1, 12, true)));
    assertThat(preview.tied()).isEmpty();
  }

  @Test
  void whatItWouldLeaveBehindKeepsItsIdOpen() {
    RecordRow known =
        new RecordRow(
            ME,
            1,
            5,
            1,
            5,
            5,
            RecordRow.Order.NONE,
            Map.of("id", "m"),
            true,
            1,
            List.of(),
            List.of());
    RecordPreview preview = preview(known);
    preview.take(report(0));
    // Its edge is of the version before, and goes with that.
    Body home = body(List.of(member("a", 1, ONE), member("m", 1, ONE)), edge("a", "m"));
    RecordPreview.Outcome outcome = outcome(preview, home);
    assertThat(outcome.entities()).containsExactly(ONE);
    assertThat(outcome.entity()).as("both parts claim it").isNull();

    RecordPreview stays = preview(known);
    stays.take(report(0, neighbour("a", 1, 12, true)));
    assertThat(outcome(stays, home).entity()).isEqualTo(ONE);
    assertThat(known.columns()).as("nothing is kept").isEqualTo(Map.of("id", "m"));
    assertThat(home.edges()).containsExactly(edge("a", "m"));
  }

  @Test
  void aMatchThatAStewardForbadeIsCutWithTheReason() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 1, 12, true)));
    RecordPreview.Outcome outcome = outcome(preview, body(List.of(member("a", 1, ONE, "m"))));
    assertThat(outcome.entities()).isEmpty();
    assertThat(outcome.entity()).isNull();
    assertThat(outcome.decision().cut().keySet()).isSubsetOf(key("a"));
  }

  @Test
  void aMatchBeyondTheSizeOfEntitiesIsCutWithTheReason() {
    RecordPreview preview = preview(null);
    preview.take(report(0, neighbour("a", 1, 8, true)));
    Body full = body(List.of(member("a", 1, ONE), member("b", 1, ONE)), edge("a", "b"));
    RecordPreview.Outcome outcome = outcome(preview, 2, full);
    assertThat(outcome.entities()).isEmpty();
    assertThat(outcome.decision().cut()).isEqualTo(Map.of(key("a"), ReviewReason.POLICY));
  }
}
