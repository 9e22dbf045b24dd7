package dev.tributary.clustering;

import dev.tributary.model.ReviewReason;
import java.util.Comparator;

/** A match that the entities do not follow: its ends are in two of them. */
public record CutEdge(Edge edge, ReviewReason reason) {
  static final Comparator<CutEdge> BEST_FIRST =
      Comparator.<CutEdge>comparingDouble(cut -> cut.edge().total())
          .reversed()
          .thenComparing(cut -> cut.edge().key());
}
