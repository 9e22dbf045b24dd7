package dev.tributary.query;

import dev.tributary.topology.Topics;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The output topics that are kept as tables; a key's newest value is its row. */
public enum Table {
  /** Golden records by entity id. */
  GOLDEN_RECORDS(1),
  /** The entity of each source record, by {@code source:id}. */
  CROSSWALK(2),
  /** Successors by retired entity id. */
  REDIRECTS(3),
  /** The last decision about each source record, by {@code source:id}. */
  DECISIONS(4),
  /** Open questions by source record, {@code source:id}. */
  REVIEW_QUEUE(5),
  /** What stewards decided, by decision id. */
  STEWARDSHIP(6),
  /** What people did, by an id of its own. */
  AUDIT(7),
  /** Labels of pairs, by an id that follows from the pair. */
  FEEDBACK(8),
  /** Receipts of erasures, by their ids. */
  ERASURES(11),
  /** What was said to the questions that two are asked, by the id of the answer. */
  OPINIONS(20);

  private final int code;

  Table(int code) {
    this.code = code;
  }

  /** Its number between instances, which never changes. */
  public int code() {
    return code;
  }

  public static Optional<Table> of(int code) {
    return Arrays.stream(values()).filter(table -> table.code == code).findFirst();
  }

  /** The topic that the table shows. */
  String topic(Topics topics) {
    return switch (this) {
      case GOLDEN_RECORDS -> topics.goldenRecords();
      case CROSSWALK -> topics.crosswalk();
      case REDIRECTS -> topics.redirects();
      case DECISIONS -> topics.decisions();
      case REVIEW_QUEUE -> topics.reviewQueue();
      case STEWARDSHIP -> topics.stewardship();
      case AUDIT -> topics.audit();
      case FEEDBACK -> topics.feedback();
      case ERASURES -> topics.erasures();
      case OPINIONS -> topics.opinions();
    };
  }

  /** The store that holds it, after which its nodes in the topology are named too. */
  String store() {
    return "table-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
