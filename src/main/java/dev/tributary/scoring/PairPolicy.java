package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.Tie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a candidate pair: a pure, symmetric function of the features of its two records. */
public interface PairPolicy {
  /** What is to become of a pair; null where it is not worth a second look. */
  @Nullable Judgement judge(Features a, Features b);

  /** The names of the parts of a judgement's score, in their order. */
  List<String> partNames();

  /** What decided a pair, as the merge log writes it. */
  String method(Tie tie);

  /** How a pair is called in a decision. */
  String label(Tie tie);

  /**
   * A score as a number from 0 to 1.
   *
   * @param tie the tier of the pair; a deterministic key is certain
   */
  double probability(double total, Tie tie);
}
