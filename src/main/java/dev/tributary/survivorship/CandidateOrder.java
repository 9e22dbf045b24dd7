package dev.tributary.survivorship;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The total orders behind the strategies, the value that survives first. */
final class CandidateOrder {
  private static final Comparator<Candidate> FREQUENT =
      comparingInt(Candidate::frequency).reversed();
  private static final Comparator<Candidate> RECENT =
      comparingLong(Candidate::eventTimeMillis).reversed();
  private static final Comparator<Candidate> LONG = comparingInt(Candidate::length).reversed();
  private static final Comparator<Candidate> RANKED = comparingInt(Candidate::sourceRank);

  /** Ends every order. Two candidates that are equal here are the same value of one record. */
  private static final Comparator<Candidate> TIE =
      FREQUENT
          .thenComparing(RECENT)
          .thenComparing(RANKED)
          .thenComparing(Candidate::key)
          .thenComparingInt(Candidate::position)
          .thenComparing(Candidate::value);

  private static final Comparator<Candidate> BY_SOURCE =
      RANKED.thenComparing(RECENT).thenComparing(TIE);
  private static final Comparator<Candidate> BY_COMPLETENESS =
      comparing(Candidate::isPlaceholder)
          .thenComparing(comparingInt(Candidate::fullWords).reversed())
          .thenComparing(LONG)
          .thenComparing(TIE);
  private static final Comparator<Candidate> BY_TIME =
      RECENT.thenComparing(RANKED).thenComparing(TIE);
  private static final Comparator<Candidate> BY_LENGTH = LONG.thenComparing(TIE);
  private static final Comparator<Candidate> BY_SPELLING =
      comparing(Candidate::isWellWritten).reversed().thenComparing(TIE);

  private CandidateOrder() {}

  /**
   * The candidate that survives. A strategy that chooses a record shows what that one wrote; one
   * that chooses a value shows its best spelling.
   */
  static Candidate survivor(Collection<Candidate> candidates, SurvivorshipStrategy strategy) {
    if (candidates.size() == 1) {
      return candidates.iterator().next();
    }
    return switch (strategy) {
      case SOURCE_PRIORITY -> Collections.min(candidates, BY_SOURCE);
      case MOST_RECENT -> Collections.min(candidates, BY_TIME);
      case MOST_COMPLETE -> bestSpelling(candidates, BY_COMPLETENESS);
      case MOST_FREQUENT -> bestSpelling(candidates, TIE);
      case LONGEST -> bestSpelling(candidates, BY_LENGTH);
    };
  }

  private static Candidate bestSpelling(
      Collection<Candidate> candidates, Comparator<Candidate> order) {
    String folded = Collections.min(candidates, order).folded();
    List<Candidate> spellings =
        candidates.stream().filter(candidate -> candidate.folded().equals(folded)).toList();
    return Collections.min(spellings, BY_SPELLING);
  }
}
