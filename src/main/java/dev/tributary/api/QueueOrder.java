package dev.tributary.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** In which order open questions are told. */
enum QueueOrder {
  /** The least certain to match first. */
  CONFIDENCE,

  /** The oldest first. */
  AGE,

  /**
   * What a model would learn most from first: of every pattern of comparisons the question that is
   * nearest to even odds, then of every pattern the next one. The answer to a second question of
   * the same pattern tells little that the first did not. Patterns are told apart on each instance
   * by itself, so that a page of all instances is what each of them would put on it.
   */
  UNCERTAINTY;

  /** As callers name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<QueueOrder> of(String word) {
    return Stream.of(values()).filter(order -> order.word().equals(word)).findFirst();
  }

  Comparator<Question> comparator() {
    return switch (this) {
      case CONFIDENCE -> Question.BY_CONFIDENCE;
      case AGE -> Question.BY_AGE;
      case UNCERTAINTY -> Comparator.comparingInt(Question::rank).thenComparing(Question.BY_ODDS);
    };
  }

  /** The questions of an instance, in order. */
  List<Question> sorted(List<Question> questions) {
    List<Question> sorted = new ArrayList<>(this == UNCERTAINTY ? ranked(questions) : questions);
    sorted.sort(comparator());
    return sorted;
  }

  private static List<Question> ranked(List<Question> questions) {
    Map<String, Integer> seen = new HashMap<>();
    return questions.stream()
        .sorted(Question.BY_ODDS)
        .map(one -> one.ranked(seen.merge(one.pattern(), 1, Integer::sum)))
        .toList();
  }
}
