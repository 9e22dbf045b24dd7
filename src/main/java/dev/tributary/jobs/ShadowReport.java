package dev.tributary.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.evaluation.EntityChanges;
import dev.tributary.evaluation.EntityChanges.Example;
import dev.tributary.evaluation.EntityChanges.Kind;
import dev.tributary.model.RecordKey;
import dev.tributary.spec.Plan;
import dev.tributary.topology.version.ShadowRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a shadow run found.
 *
 * @param against the number of the version in force; 0 where none is known
 * @param rested whether there was a moment without changes; without one a few records may differ
 *     for that alone
 */
public record ShadowReport(
    Plan plan, int against, Instant at, boolean rested, EntityChanges changes) {

  /** As it is recorded. */
  public ShadowRun run() {
    SortedMap<String, Long> counts = new TreeMap<>();
    counts.put("records", changes.records());
    counts.put("entities_before", changes.before());
    counts.put("entities_after", changes.after());
    for (Kind kind : Kind.values()) {
      counts.put(name(kind), changes.count(kind));
    }
    return new ShadowRun(plan.identityVersion(), plan.hash(), against, at, counts);
  }

  /** For programs, without the examples. */
  public ObjectNode counts() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ShadowRun run = run();
    json.put("identity_version", run.identityVersion()).put("hash", run.hash());
    json.put("against", against).put("at", at.toString()).put("rested", rested);
    run.counts().forEach(json::put);
    return json;
  }

  /** For programs, with the examples. */
  public ObjectNode json() {
    ObjectNode json = counts();
    ObjectNode examples = json.putObject("examples");
    changes.examples().forEach((kind, some) -> tell(some, examples.putArray(name(kind))));
    return json;
  }

  private static void tell(List<Example> some, ArrayNode told) {
    for (Example example : some) {
      ObjectNode node = told.addObject();
      tell(example.before(), node.putArray("before"));
      tell(example.after(), node.putArray("after"));
    }
  }

  private static void tell(SortedMap<String, SortedSet<RecordKey>> entities, ArrayNode told) {
    entities.forEach(
        (name, keys) -> {
          ArrayNode records = told.addObject().put("entity", name).putArray("records");
          keys.forEach(key -> records.add(key.toString()));
        });
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
