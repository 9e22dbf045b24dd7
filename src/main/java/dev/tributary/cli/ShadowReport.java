package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.cli.terminal.Console;
import dev.tributary.evaluation.EntityChanges;
import dev.tributary.evaluation.EntityChanges.Example;
import dev.tributary.evaluation.EntityChanges.Kind;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.version.ShadowRun;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a shadow run found, for people and for programs.
 *
 * @param against the number of the version in force; 0 where none is known
 * @param rested whether there was a moment without changes; without one a few records may differ
 *     for that alone
 */
record ShadowReport(Plan plan, int against, Instant at, boolean rested, EntityChanges changes) {
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

  /** As it is recorded. */
  ShadowRun run() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("records", changes.records());
    counts.put("entities_before", changes.before());
    counts.put("entities_after", changes.after());
    for (Kind kind : Kind.values()) {
      counts.put(name(kind), changes.count(kind));
    }
    return new ShadowRun(plan.identityVersion(), plan.hash(), against, at, counts);
  }

  void show(Console console) {
    console.say(
        String.format(
            Locale.ROOT,
            "%s beside version %d: %,d records, %,d entities become %,d, %,d stay as they are",
            plan.identityVersion(),
            against,
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
    if (!rested) {
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
            .map(ShadowReport::records)
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

  String json() throws JsonProcessingException {
    Map<String, Object> json = new LinkedHashMap<>();
    ShadowRun run = run();
    json.put("identity_version", run.identityVersion());
    json.put("hash", run.hash());
    json.put("against", against);
    json.put("at", at.toString());
    json.put("rested", rested);
    json.putAll(run.counts());
    Map<String, Object> examples = new LinkedHashMap<>();
    changes
        .examples()
        .forEach(
            (kind, some) ->
                examples.put(name(kind), some.stream().map(ShadowReport::told).toList()));
    json.put("examples", examples);
    return OutputFormat.json(json);
  }

  private static Map<String, Object> told(Example example) {
    return Map.of("before", entities(example.before()), "after", entities(example.after()));
  }

  private static List<Object> entities(SortedMap<String, SortedSet<RecordKey>> entities) {
    return entities.entrySet().stream()
        .<Object>map(
            entity ->
                Map.of(
                    "entity",
                    entity.getKey(),
                    "records",
                    entity.getValue().stream().map(RecordKey::toString).toList()))
        .toList();
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
