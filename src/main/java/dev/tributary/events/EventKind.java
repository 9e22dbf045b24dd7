package dev.tributary.events;

import dev.tributary.topology.Topics;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What listeners can hear of; each kind is a topic. */
public enum EventKind {
  /** What happened to entities. */
  MERGE_LOG(1),
  /** The last decision about a record. */
  DECISIONS(2),
  /** Open questions about a record; without a value they are closed. */
  REVIEWS(3),
  /** What stewards decided; without a value it is taken back. */
  STEWARDSHIP(4),
  /** How far a change of spec is. */
  SPEC_STATUS(5),
  /** How far jobs are. */
  JOBS(6);

  private final int code;

  EventKind(int code) {
    this.code = code;
  }

  /** Its number in cursors, which never changes. */
  int code() {
    return code;
  }

  static Optional<EventKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  /** As callers name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<EventKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** All of them in words. */
  public static String words() {
    return Arrays.stream(values()).map(EventKind::word).collect(Collectors.joining(", "));
  }

  public static Set<EventKind> all() {
    return EnumSet.allOf(EventKind.class);
  }

  String topic(Topics topics) {
    return switch (this) {
      case MERGE_LOG -> topics.mergeLog();
      case DECISIONS -> topics.decisions();
      case REVIEWS -> topics.reviewQueue();
      case STEWARDSHIP -> topics.stewardship();
      case SPEC_STATUS -> topics.specStatus();
      case JOBS -> topics.jobs();
    };
  }

  /** Whether a key's last value is all that counts of it, so that what is gone was replaced. */
  boolean isByKey() {
    return this != MERGE_LOG;
  }
}
