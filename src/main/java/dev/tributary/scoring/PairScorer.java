package dev.tributary.scoring;

import dev.tributary.model.Features;
import dev.tributary.model.PairScore;
import java.util.List;

/** Scores a candidate pair: a pure, symmetric function of the features of its two records. */
public interface PairScorer {
  PairScore score(Features a, Features b);

  /** The names of the parts of a score, in their order. */
  List<String> partNames();

  /** The scoring strategy's name, as the spec and the merge log write it. */
  String strategy();
}
