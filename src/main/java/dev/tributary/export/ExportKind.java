package dev.tributary.export;

import dev.tributary.topology.Topics;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be exported. */
public enum ExportKind {
  /** Golden records, by entity id. */
  GOLDEN(1),
  /** The entity of each source record. */
  CROSSWALK(2),
  /** What happened to entities; every event, and not the last of each. */
  MERGE_LOG(3),
  /** Open questions, by source record. */
  REVIEWS(4),
  /** Labels of pairs, for training. */
  FEEDBACK(5);

  private final int code;

  ExportKind(int code) {
    this.code = code;
  }

  /** Its number in cursors, which never changes. */
  int code() {
    return code;
  }

  /** As callers name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ExportKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All of them in words. */
  public static String words() {
    return Arrays.stream(values()).map(ExportKind::word).collect(Collectors.joining(", "));
  }

  /** The topic that it is read from. */
  public String topic(Topics topics) {
    return switch (this) {
      case GOLDEN -> topics.goldenRecords();
      case CROSSWALK -> topics.crosswalk();
      case MERGE_LOG -> topics.mergeLog();
      case REVIEWS -> topics.reviewQueue();
      case FEEDBACK -> topics.feedback();
    };
  }

  /** Whether a key's last value is all that counts of it. */
  boolean isByKey() {
    return this != MERGE_LOG;
  }
}
