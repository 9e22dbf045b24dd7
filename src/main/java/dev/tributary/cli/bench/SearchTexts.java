package dev.tributary.cli.bench;

import dev.tributary.demo.DemoRecord;
import dev.tributary.model.Attributes;
import dev.tributary.spec.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people look for who know something of a record: exactly, in part, or mistyped. */
public final class SearchTexts {
  private SearchTexts() {}

  /** Texts of every kind that a record has something for. */
  public static List<String> of(Plan plan, List<DemoRecord> records) {
    List<String> texts = new ArrayList<>();
    for (DemoRecord record : records) {
      Attributes known = plan.attributes(record.key(), record.columns());
      String first = known.first("first_name");
      String last = known.first("last_name");
      Stream.of(
              known.first("email"),
              known.first("phone"),
              join(first, last),
              join(first, mistyped(last)),
              join(mistyped(first), last, known.first("company_name")),
              join(last.substring(0, Math.min(4, last.length())), known.first("email")),
              record.key().id())
          .filter(text -> !text.isBlank())
          .forEach(texts::add);
    }
    return texts;
  }

  private static String join(String... words) {
    return Stream.of(words)
        .filter(Objects::nonNull)
        .filter(word -> !word.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** Two letters in the middle changed places. */
  private static String mistyped(String word) {
    int middle = word.length() / 2;
    return word.length() < 4
        ? word
        : word.substring(0, middle - 1)
            + word.charAt(middle)
            + word.charAt(middle - 1)
            + word.substring(middle + 1);
  }
}
