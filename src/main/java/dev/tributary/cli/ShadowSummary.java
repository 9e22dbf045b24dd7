package dev.tributary.cli;

import dev.tributary.cli.terminal.Console;
import dev.tributary.evaluation.EntityChanges;
import dev.tributary.evaluation.EntityChanges.Example;
import dev.tributary.evaluation.EntityChanges.Kind;
import dev.tributary.jobs.ShadowReport;
import dev.tributary.model.RecordKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What a shadow run found, for people. */
final class ShadowSummary {
  private static final int RECORDS_SHOWN = 6;

  /** In the order in which they are told; what is unchanged is not told of by examples. */
  private static final List<Kind> KINDS =
      List.of(
          Kind.MERGED,
          Kind.SPLIT,
          Kind.REARRANGED,
          Kind.CREATED,
          Kind.GROWN,
          Kind.SHRUNK,
          Kind.REMOVED);

  private ShadowSummary() {}

  static void show(ShadowReport report, Console console) {
    EntityChanges changes = report.changes();
    console.say(
        String.format(
            Locale.ROOT,
            "%s beside version %d: %,d records, %,d entities become %,d, %,d stay as they are",
            report.plan().identityVersion(),
            report.against(),
            changes.records(),
            changes.before(),
            changes.after(),
            changes.count(Kind.UNCHANGED)));
    for (Kind kind : KINDS) {
      if (changes.count(kind) > 0) {
        console.say("");
        console.say(String.format(Locale.ROOT, "%,d %s", changes.count(kind), words(kind)));
        changes.examples().getOrDefault(kind, List.of()).forEach(it -> show(it, console));
      }
    }
    if (!report.rested()) {
      console.say("");
      console.say("Changes kept coming: records of the last seconds may be on one side alone.");
    }
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case UNCHANGED -> "entities as they are";
      case CREATED -> "entities of records that are in none now";
      case GROWN -> "entities that gain records which are in none now";
      case SHRUNK -> "entities that lose records";
      case MERGED -> "entities made of several";
      case SPLIT -> "entities that become several";
      case REARRANGED -> "groups in which several entities become several others";
      case REMOVED -> "entities whose records are in none then";
    };
  }

  private static void show(Example example, Console console) {
    console.say("  now   " + parts(example.before().values()));
    console.say("  then  " + parts(example.after().values()));
  }

  private static String parts(Collection<SortedSet<RecordKey>> entities) {
    return entities.isEmpty()
        ? "(none)"
        : entities.stream()
            .map(ShadowSummary::records)
            .limit(RECORDS_SHOWN)
            .collect(Collectors.joining(" | "));
  }

  private static String records(SortedSet<RecordKey> records) {
    String first =
        records.stream()
            .limit(RECORDS_SHOWN)
            .map(RecordKey::toString)
            .collect(Collectors.joining(" "));
    int more = records.size() - RECORDS_SHOWN;
    return more > 0 ? first + " and %d more".formatted(more) : first;
  }
}
