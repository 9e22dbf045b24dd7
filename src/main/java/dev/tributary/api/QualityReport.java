package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the counts of all instances together to what people look at: {@link QualityTraits}. */
final class QualityReport {
  private static final int WEEKS_BEFORE = 4;

  /** A difference is told as drift that chance makes once in some ten thousand cases... */
  private static final double DEVIATIONS = 4;

  /** ...and that is large enough to matter. */
  private static final double DIFFERENCE = 0.05;

  private final SortedMap<String, Long> counts;
  private final long week;

  /**
   * @param counts of all instances together
   * @param week the present one
   */
  QualityReport(SortedMap<String, Long> counts, long week) {
    this.counts = counts;
    this.week = week;
  }

  private long count(String trait) {
    return counts.getOrDefault(trait, 0L);
  }

  /** The counts of the traits that begin with a word, by what comes behind it. */
  private SortedMap<String, Long> under(String word) {
    SortedMap<String, Long> found = new TreeMap<>();
    String prefix = word + "/";
    counts.tailMap(prefix).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .forEach(entry -> found.put(entry.getKey().substring(prefix.length()), entry.getValue()));
    return found;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode entities() {
    SortedMap<Long, Long> sizes = new TreeMap<>();
    under("size").forEach((size, count) -> sizes.put(Long.parseLong(size), count));
    long entities = sizes.values().stream().mapToLong(Long::longValue).sum();
    long records =
        sizes.entrySet().stream().mapToLong(size -> size.getKey() * size.getValue()).sum();
    ObjectNode node = object().put("total", entities).put("settling", count("settling"));
    node.put("mean_size", entities == 0 ? 0 : (double) records / entities);
    node.put("largest", sizes.isEmpty() ? 0 : sizes.lastKey());
    ArrayNode told = node.putArray("sizes");
    SortedMap<Long, Long> grouped = new TreeMap<>();
    sizes.forEach((size, count) -> grouped.merge(group(size), count, Long::sum));
    grouped.forEach((from, count) -> told.addObject().put("from", from).put("entities", count));
    return node;
  }

  /** One by one to ten, then by doubling. */
  private static long group(long size) {
    if (size <= 10) {
      return size;
    }
    long from = 10;
    while (from * 2 <= size) {
      from *= 2;
    }
    return from;
  }

  ObjectNode links(ArrayNode weakest) {
    SortedMap<String, Long> links = under("link");
    ObjectNode node = object().put("total", sum(links));
    node.put("unscored", links.getOrDefault("unscored", 0L));
    node.set("probabilities", distribution(links, "records"));
    node.put("weak_below", QualityTraits.WEAK).put("weak_bridges", count("weak"));
    node.set("weakest", weakest);
    return node;
  }

  private static ArrayNode distribution(SortedMap<String, Long> counts, String of) {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    counts.forEach(
        (from, count) -> {
          if (from.startsWith("0.")) {
            told.addObject().put("from", Double.parseDouble(from)).put(of, count);
          }
        });
    return told;
  }

  ObjectNode decisions() {
    ObjectNode node = object();
    SortedMap<String, Long> outcomes = under("outcome");
    node.put("total", sum(outcomes));
    outcomes.forEach(node.putObject("outcomes")::put);
    SortedMap<String, Long> best = under("best");
    node.set("best_candidates", distribution(best, "records"));
    node.put("without_candidates", best.getOrDefault("none", 0L));
    ArrayNode skipped = node.putArray("not_looked_at");
    under("skipped")
        .forEach(
            (name, count) -> {
              int slash = name.indexOf('/');
              skipped
                  .addObject()
                  .put("reason", name.substring(0, slash))
                  .put("rule", name.substring(slash + 1))
                  .put("records", count);
            });
    return node;
  }

  ObjectNode reviews() {
    SortedMap<String, Long> reasons = under("review");
    ObjectNode node = object().put("open", sum(reasons));
    reasons.forEach(node.putObject("reasons")::put);
    long[] ages = new long[3];
    under("waiting")
        .forEach(
            (since, count) -> {
              long weeks = week - Long.parseLong(since);
              ages[weeks <= 0 ? 0 : weeks <= WEEKS_BEFORE ? 1 : 2] += count;
            });
    node.putObject("waiting_since")
        .put("this_week", ages[0])
        .put("last_four_weeks", ages[1])
        .put("earlier", ages[2]);
    return node;
  }

  ArrayNode attributes() {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    long entities = sum(under("size"));
    under("filled")
        .forEach(
            (attribute, count) ->
                told.addObject()
                    .put("attribute", attribute)
                    .put("filled", entities == 0 ? 0 : (double) count / entities));
    return told;
  }

  /** This week beside the four before it. */
  ObjectNode drift() {
    ObjectNode node = object();
    node.put("this_week_since", QualityTraits.begin(week).toString());
    node.put("compared_since", QualityTraits.begin(week - WEEKS_BEFORE).toString());
    SortedMap<String, Long> now = new TreeMap<>();
    SortedMap<String, Long> before = new TreeMap<>();
    divide(under("decided"), now, before);
    for (String outcome : new String[] {"MERGE", "HUMAN_REVIEW"}) {
      node.set(
          outcome.equals("MERGE") ? "match_rate" : "review_rate",
          compared(
              now.getOrDefault(outcome, 0L),
              sum(now),
              before.getOrDefault(outcome, 0L),
              sum(before)));
    }
    ArrayNode attributes = node.putArray("attributes");
    SortedMap<String, Long> born = new TreeMap<>();
    SortedMap<String, Long> bornBefore = new TreeMap<>();
    divide(under("born"), born, bornBefore);
    long entities = born.getOrDefault("", 0L);
    long entitiesBefore = bornBefore.getOrDefault("", 0L);
    TreeMap<String, Long> names = new TreeMap<>(born);
    names.putAll(bornBefore);
    names.remove("");
    for (String name : names.keySet()) {
      attributes
          .addObject()
          .put("attribute", name)
          .setAll(
              compared(
                  born.getOrDefault(name, 0L),
                  entities,
                  bornBefore.getOrDefault(name, 0L),
                  entitiesBefore));
    }
    return node;
  }

  /** Counts by week and name, those of this week and those of the weeks before it. */
  private void divide(
      SortedMap<String, Long> byWeek, Map<String, Long> now, Map<String, Long> before) {
    byWeek.forEach(
        (name, count) -> {
          int slash = name.indexOf('/');
          long of = Long.parseLong(slash < 0 ? name : name.substring(0, slash));
          String what = slash < 0 ? "" : name.substring(slash + 1);
          if (of == week) {
            now.merge(what, count, Long::sum);
          } else if (of < week && of >= week - WEEKS_BEFORE) {
            before.merge(what, count, Long::sum);
          }
        });
  }

  /**
   * Two shares, and whether they differ by more than chance: the test of two proportions, with the
   * variance of both together.
   */
  static ObjectNode compared(long some, long of, long someBefore, long ofBefore) {
    ObjectNode node = object().put("rows", of).put("rows_before", ofBefore);
    if (of == 0 || ofBefore == 0) {
      return node.put("drifted", false);
    }
    double share = (double) some / of;
    double shareBefore = (double) someBefore / ofBefore;
    double both = (double) (some + someBefore) / (of + ofBefore);
    double deviation = Math.sqrt(both * (1 - both) * (1.0 / of + 1.0 / ofBefore));
    double difference = Math.abs(share - shareBefore);
    node.put("share", share).put("share_before", shareBefore);
    return node.put("drifted", difference > DIFFERENCE && difference > DEVIATIONS * deviation);
  }
}
