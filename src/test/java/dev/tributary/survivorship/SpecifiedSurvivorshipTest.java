package dev.tributary.survivorship;

import static dev.tributary.survivorship.SurvivorshipStrategy.LONGEST;
import static dev.tributary.survivorship.SurvivorshipStrategy.MOST_COMPLETE;
import static dev.tributary.survivorship.SurvivorshipStrategy.MOST_FREQUENT;
import static dev.tributary.survivorship.SurvivorshipStrategy.MOST_RECENT;
import static dev.tributary.survivorship.SurvivorshipStrategy.SOURCE_PRIORITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecifiedSurvivorshipTest {
  private static final long SEED = 3;
  private static final List<String> PRIORITY = List.of("crm", "billing");

  @Test
  void sourcePriorityTakesTheFirstSourceThatHasAValue() {
    assertSurvives(SOURCE_PRIORITY, "b", name("web", 9, "w"), name("billing", 1, "b"));
    assertSurvives(SOURCE_PRIORITY, "w", name("web", 1, "w"), name("crm", 9, " "));
    assertSurvives(SOURCE_PRIORITY, "new", name("crm", 1, "old"), name("crm", 2, "new"));
    assertSurvives(SOURCE_PRIORITY, "new", name("web", 1, "old"), name("shop", 2, "new"));
  }

  @Test
  void mostRecentTakesTheLastChange() {
    assertSurvives(MOST_RECENT, "w", name("crm", 1, "c"), name("web", 2, "w"));
    assertSurvives(MOST_RECENT, "c", name("crm", 2, "c"), name("web", 2, "w"));
  }

  @Test
  void mostFrequentCountsRecordsAndFoldsSpellings() {
    assertSurvives(
        MOST_FREQUENT,
        "Anna Smith",
        name("crm", 9, "Hanna"),
        name("web", 8, "ANNA  SMITH"),
        name("shop", 7, "Anna Smith"),
        name("billing", 6, "anna smith"));
    assertSurvives(MOST_FREQUENT, "b", name("crm", 1, "a", "a"), name("web", 2, "b"));
    assertSurvives(
        MOST_FREQUENT, "Zoe\u0308", name("crm", 1, "zo\u00eb"), name("web", 1, "Zoe\u0308"));
  }

  @Test
  void mostFrequentShowsEmailAddressesInLowerCase() {
    assertSurvives(MOST_FREQUENT, "a@x.org", name("crm", 9, "A@x.org"), name("web", 1, "a@x.org"));
  }

  @Test
  void mostCompletePrefersWhatIsWrittenOut() {
    assertSurvives(MOST_COMPLETE, "Anna", name("crm", 1, "A."), name("web", 1, "Anna"));
    assertSurvives(MOST_COMPLETE, "Bo Li", name("crm", 1, "N. N. N."), name("web", 1, "Bo Li"));
    assertSurvives(MOST_COMPLETE, "Bob", name("crm", 9, "not available"), name("web", 1, "Bob"));
    assertSurvives(MOST_COMPLETE, "7", name("crm", 9, "--------"), name("web", 1, "7"));
    assertSurvives(MOST_COMPLETE, "N/A", name("crm", 9, "N/A"));
  }

  @Test
  void longestCountsCharactersAlone() {
    assertSurvives(
        LONGEST, "not available", name("crm", 9, "Bob"), name("web", 1, "not available"));
    assertSurvives(LONGEST, "abcd", name("crm", 1, "abcd"), name("web", 9, " a    b  "));
    assertSurvives(LONGEST, "abc", name("crm", 1, "abc"), name("web", 9, "😀😁"));
  }

  @Test
  void overridesGoByAttributeAndBorrowTheSources() {
    Survivorship survivorship =
        new SpecifiedSurvivorship(
            new FieldSurvivorship(SOURCE_PRIORITY, PRIORITY),
            Map.of(
                "phone", new FieldSurvivorship(SOURCE_PRIORITY, List.of("support", "crm")),
                "email", new FieldSurvivorship(MOST_RECENT, List.of())));
    SortedMap<String, GoldenField> golden =
        survivorship.survive(
            List.of(
                member("crm", 5, Map.of("name", List.of("C"), "phone", List.of("1"))),
                member("crm", 5, Map.of("email", List.of("c@x.org"))),
                member("billing", 5, Map.of("email", List.of("b@x.org"), "name", List.of("B"))),
                member("support", 1, Map.of("phone", List.of("2"))),
                member("support", 1, Map.of("fax", List.of("", "\u00a0")))));
    assertThat(golden)
        .containsExactly(
            Map.entry("email", golden("c@x.org", "crm:5:c@x.org", "most_recent")),
            Map.entry("name", golden("C", "crm:5:1C", "source_priority")),
            Map.entry("phone", golden("2", "support:1:2", "source_priority")));
  }

  @Test
  void whatIsNotPublishedSurvivesInNoRecord() {
    Survivorship survivorship =
        new SpecifiedSurvivorship(
            new FieldSurvivorship(SOURCE_PRIORITY, PRIORITY), Map.of(), Set.of("name"));
    List<MemberRecord> members =
        List.of(member("crm", 5, Map.of("name", List.of("C"), "phone", List.of("1"))));
    assertThat(survivorship.survive(members)).containsOnlyKeys("phone");
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfMembersPlaysNoRole(SurvivorshipStrategy strategy) {
    Random random = new Random(SEED);
    String[] values = {
      "Anna", "ANNA", "anna ", "A.", "N/A", "", "Hanna", "\u200b", "Anna Li", "éa"
    };
    String[] sources = {"crm", "billing", "web", "shop"};
    for (int i = 0; i < 5_000; i++) {
      List<MemberRecord> members = new ArrayList<>();
      for (int m = random.nextInt(8); m >= 0; m--) {
        List<String> some =
            random.ints(random.nextInt(3), 0, values.length).mapToObj(v -> values[v]).toList();
        String source = sources[random.nextInt(sources.length)];
        RecordKey key = new RecordKey(source, "id" + m);
        Attributes attributes = new Attributes(Map.of("name", some));
        members.add(new MemberRecord(key, attributes, random.nextInt(3)));
      }
      Survivorship survivorship = survivorship(strategy);
      SortedMap<String, GoldenField> golden = survivorship.survive(members);
      Collections.shuffle(members, random);
      assertThat(survivorship.survive(members)).as("seed %d", SEED).isEqualTo(golden);
      assertComesFromItsRecord(golden, members);
    }
  }

  @Test
  void anEntityWithoutValuesHasNoFields() {
    assertThat(survivorship(LONGEST).survive(List.of())).isEmpty();
    assertThat(survivorship(LONGEST).survive(List.of(name("crm", 1, " \t", "")))).isEmpty();
  }

  @Test
  void strategiesGoByTheirNames() {
    for (SurvivorshipStrategy strategy : SurvivorshipStrategy.values()) {
      assertThat(SurvivorshipStrategy.named(strategy.specName())).isEqualTo(strategy);
    }
    assertThatThrownBy(() -> SurvivorshipStrategy.named("newest"))
        .hasMessageContaining("newest")
        .hasMessageContaining("most_recent");
  }

  private static void assertComesFromItsRecord(
      SortedMap<String, GoldenField> golden, List<MemberRecord> members) {
    for (GoldenField field : golden.values()) {
      assertThat(field.value()).isNotBlank();
      assertThat(members)
          .filteredOn(member -> member.key().equals(field.from()))
          .anyMatch(member -> member.attributes().all("name").contains(field.value()));
    }
  }

  private static void assertSurvives(
      SurvivorshipStrategy strategy, String expected, MemberRecord... members) {
    SortedMap<String, GoldenField> golden = survivorship(strategy).survive(List.of(members));
    assertThat(golden).containsOnlyKeys("name");
    assertThat(golden.values()).first().extracting(GoldenField::value).isEqualTo(expected);
  }

  private static Survivorship survivorship(SurvivorshipStrategy strategy) {
    return new SpecifiedSurvivorship(new FieldSurvivorship(strategy, PRIORITY), Map.of());
  }

  private static GoldenField golden(String value, String key, String strategy) {
    return new GoldenField(value, RecordKey.parse(key), strategy);
  }

  private static MemberRecord name(String source, long time, String... values) {
    return member(source, time, Map.of("name", List.of(values)));
  }

  /** Its id is made of its time and values, which tells the members of a test apart. */
  private static MemberRecord member(String source, long time, Map<String, List<String>> values) {
    StringBuilder id = new StringBuilder().append(time).append(':');
    values.values().stream().map(all -> String.join("", all)).sorted().forEach(id::append);
    return new MemberRecord(new RecordKey(source, id.toString()), new Attributes(values), time);
  }
}
