package dev.tributary.survivorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.model.Attributes;
import dev.tributary.model.MemberRecord;
import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an entity is found by beside what survived: each value once, and not without end. */
class OtherValuesTest {
  private static MemberRecord member(String id, Map<String, List<String>> values) {
    return new MemberRecord(new RecordKey("crm", id), new Attributes(values), 0);
  }

  private static Map<String, GoldenField> golden(Map<String, String> values) {
    Map<String, GoldenField> golden = new TreeMap<>();
    values.forEach(
        (name, value) ->
            golden.put(name, new GoldenField(value, new RecordKey("crm", "1"), "longest")));
    return golden;
  }

  @Test
  void everySpellingOfAValueIsThereOnceAndTheSurvivorIsNot() {
    List<MemberRecord> members =
        List.of(
            member("1", Map.of("email", List.of("Ann@Example.com", "b@example.com"))),
            member("2", Map.of("email", List.of("ann@example.com"), "phone", List.of("5"))),
            member("3", Map.of("email", List.of("B@EXAMPLE.COM", " ", "c@example.com"))));
    SortedMap<String, List<String>> others =
        OtherValues.beside(golden(Map.of("email", "ann@example.com", "phone", "5")), members);
    assertThat(others).containsOnlyKeys("email");
    assertThat(others.get("email")).containsExactly("b@example.com", "c@example.com");
  }

  @Test
  void oneRecordWithOneValueEachHasNothingBeside() {
    assertThat(
            OtherValues.beside(
                golden(Map.of("email", "a")), List.of(member("1", Map.of("email", List.of("a"))))))
        .isEmpty();
  }

  @Test
  void thereIsALimitToAnAttributeAndToAnEntity() {
    Map<String, String> survivors = new TreeMap<>();
    Map<String, List<String>> values = new TreeMap<>();
    for (int attribute = 0; attribute < 15; attribute++) {
      List<String> many = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        many.add("v" + i);
      }
      values.put("a" + (char) ('a' + attribute), many);
      survivors.put("a" + (char) ('a' + attribute), "v0");
    }
    SortedMap<String, List<String>> others =
        OtherValues.beside(golden(survivors), List.of(member("1", values)));
    assertThat(others.get("aa")).hasSize(OtherValues.MOST_OF_AN_ATTRIBUTE).contains("v1", "v20");
    assertThat(others.values().stream().mapToInt(List::size).sum())
        .isEqualTo(OtherValues.MOST_OF_AN_ENTITY);
    String text = "x".repeat(OtherValues.LONGEST + 1);
    assertThat(
            OtherValues.beside(
                golden(Map.of("n", "v")), List.of(member("1", Map.of("n", List.of(text))))))
        .isEmpty();
  }
}
