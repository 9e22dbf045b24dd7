package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores a candidate pair: a pure, symmetric function of the features of its two records. */
public interface PairScorer {
  PairScore score(Features a, Features b);

  /**
   * The score where its total reaches a floor, null where it does not: what {@link #score} would
   * say, but free to stop once the floor is out of reach.
   */
  default @Nullable PairScore scoreIfAtLeast(Features a, Features b, double floor) {
    PairScore score = score(a, b);
    return score.total() >= floor ? score : null;
  }

  /** The score opened, part by part: for people, and slower than {@link #score}. */
  PairExplanation explain(Features a, Features b);

  /** The names of the parts of a score, in their order. */
  List<String> partNames();

  /** The scoring strategy's name, as the spec and the merge log write it. */
  String strategy();
}
