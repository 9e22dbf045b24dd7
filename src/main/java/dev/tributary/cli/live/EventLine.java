package dev.tributary.cli.live;

import dev.tributary.clustering.Output.EventType;
import dev.tributary.demo.ChangeKind;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.MergeEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An event of the merge log as a line. */
final class EventLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int NAME_CHARS = 22;
  private static final int RECORDS_SHOWN = 2;

  private final Names names;

  EventLine(Names names) {
    this.names = names;
  }

  /** When it happened, in UTC as everywhere in the topics. */
  static String time(MergeEvent event) {
    return TIME.format(Instant.ofEpochMilli(event.atMillis()));
  }

  /** Whom it happened to. */
  String name(MergeEvent event) {
    return Cells.fit(names.of(event.entity()), NAME_CHARS);
  }

  /** What happened, and why. */
  String story(MergeEvent event, Optional<ChangeKind> reason) {
    String score =
        event.score() == null ? "" : String.format(Locale.ROOT, ", score %.1f", event.score());
    String because =
        reason
            .map(kind -> " (" + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
            .orElse("");
    return what(event, reason) + score + because;
  }

  private String what(MergeEvent event, Optional<ChangeKind> reason) {
    String records = records(event.records());
    return switch (event.type()) {
      case CREATE -> "new: " + records;
      case MERGE -> records + " came in" + others(", and with it ", event.sources());
      case SPLIT -> "parted" + others(" from ", event.targets()) + " over " + records;
      case UPDATE -> records + (isDeletion(reason) ? " left" : " changed");
      case RETIRE ->
          event.targets().isEmpty() ? "is gone" : "is" + others(" now ", event.targets());
    };
  }

  private static boolean isDeletion(Optional<ChangeKind> reason) {
    return reason.equals(Optional.of(ChangeKind.DELETION));
  }

  private String others(String word, List<String> entities) {
    return entities.isEmpty()
        ? ""
        : word + entities.stream().map(names::of).distinct().collect(Collectors.joining(", "));
  }

  private static String records(List<RecordKey> keys) {
    String shown =
        keys.stream()
            .limit(RECORDS_SHOWN)
            .map(RecordKey::toString)
            .collect(Collectors.joining(", "));
    return keys.size() <= RECORDS_SHOWN
        ? shown
        : shown + " and " + (keys.size() - RECORDS_SHOWN) + " more";
  }

  /** The colour of an event, as the console numbers them. */
  static int colour(EventType type) {
    return switch (type) {
      case CREATE -> 6;
      case MERGE -> 2;
      case SPLIT -> 3;
      case UPDATE -> 4;
      case RETIRE -> 5;
    };
  }
}
