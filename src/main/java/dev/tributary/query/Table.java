package dev.tributary.query;

import dev.tributary.topology.Topics;
import java.util.Locale;

/** The output topics that are kept as tables; a key's newest value is its row. */
public enum Table {
  /** Golden records by entity id. */
  GOLDEN_RECORDS,
  /** The entity of each source record, by {@code source:id}. */
  CROSSWALK,
  /** Successors by retired entity id. */
  REDIRECTS,
  /** The last decision about each source record, by {@code source:id}. */
  DECISIONS,
  /** Open questions by source record, {@code source:id}. */
  REVIEW_QUEUE;

  /** The topic that the table shows. */
  String topic(Topics topics) {
    return switch (this) {
      case GOLDEN_RECORDS -> topics.goldenRecords();
      case CROSSWALK -> topics.crosswalk();
      case REDIRECTS -> topics.redirects();
      case DECISIONS -> topics.decisions();
      case REVIEW_QUEUE -> topics.reviewQueue();
    };
  }

  /** The store that holds it, after which its nodes in the topology are named too. */
  String store() {
    return "table-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
