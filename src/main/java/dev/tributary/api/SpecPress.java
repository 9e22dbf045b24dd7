package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.query.TakenInTurn;
import dev.tributary.query.UnavailableException;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecDiff;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import dev.tributary.spec.SpecSource;
import dev.tributary.stewardship.AuditEntry;
import dev.tributary.stewardship.Decider;
import dev.tributary.topology.ResolverException;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks specs that are sent, and publishes them. */
final class SpecPress {
  private static final Logger LOG = LoggerFactory.getLogger(SpecPress.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final Topics topics;
  private final TakenInTurn<SpecVersions> shelf;
  private final TopicWriter writer;

  SpecPress(Topics topics, TakenInTurn<SpecVersions> shelf, TopicWriter writer) {
    this.topics = topics;
    this.shelf = shelf;
    this.writer = writer;
  }

  /**
   * A spec as it was sent.
   *
   * @param files that came with it, by the names that it gives them
   * @param compile whether it is only to be checked
   * @param note why, for those who read the list of versions
   */
  record Sent(String text, Map<String, byte[]> files, boolean compile, String note) {
    /** Reads it; a file that did not come along is taken from the newest version. */
    SpecReading read(@Nullable PublishedSpec newest) {
      Map<String, byte[]> all =
          newest == null ? new TreeMap<>() : new TreeMap<>(newest.plan().source().files());
      all.putAll(files);
      return SpecReader.readWithFiles(text, "raw_yaml", new SpecSource(text, all).imports());
    }
  }

  /** What the fields of a body say about a spec whose text is known. */
  static Sent sent(String text, JsonNode body) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : body.path("files").properties()) {
      if (!file.getValue().isTextual()) {
        throw HttpFailure.invalid("files has to be an object: name of a file to its text");
      }
      files.put(file.getKey(), file.getValue().textValue().getBytes(StandardCharsets.UTF_8));
    }
    String note = Parameters.text(body, "note");
    boolean compile = Parameters.flag(body, "compile");
    return new Sent(text, files, compile, note == null ? "" : note);
  }

  /** Checks a spec and answers what was found, or publishes it too; 400 where it has errors. */
  Reply take(Sent sent, Request request) {
    if (!sent.compile() && !request.roles().contains(Role.ADMIN)) {
      throw HttpFailure.forbidden(
          "only the role admin publishes specs; send \"compile\": true to have it checked");
    }
    return shelf.look(versions -> take(sent, request, versions));
  }

  private Reply take(Sent sent, Request request, SpecVersions versions) {
    PublishedSpec newest = versions.newest().orElse(null);
    SpecReading reading = sent.read(newest);
    Plan plan = reading.plan();
    ObjectNode answer = SpecForms.problems(reading);
    if (plan != null && !plan.entityName().equals(topics.entity())) {
      throw HttpFailure.invalid(
          "the spec is about another entity type; this service resolves " + topics.entity());
    }
    if (plan == null) {
      String cure = "the spec has errors and was not published; correct those in errors";
      return sent.compile() ? Reply.json(answer) : Reply.json(400, answer.put("error", cure));
    }
    describe(answer, plan, newest);
    return sent.compile() ? checked(answer, plan) : publish(answer, plan, sent, request, versions);
  }

  private static void describe(ObjectNode answer, Plan plan, @Nullable PublishedSpec newest) {
    answer.put("identity_version", plan.identityVersion()).put("plan_hash", plan.hash());
    if (newest != null) {
      SpecDiff diff = SpecDiff.between(newest.plan(), plan);
      answer.put("differs_from", newest.number()).put("alike", diff.alike());
      answer.set("changes", SpecForms.changes(diff));
      answer.put("needs_shadow_run", diff.needsShadow(newest.plan(), plan));
      TreeSet<String> fresh = new TreeSet<>(plan.sources());
      fresh.removeAll(newest.plan().sources());
      fresh.forEach(answer.putArray("sources_read_after_restart")::add);
    }
  }

  private static Reply checked(ObjectNode answer, Plan plan) {
    answer.set("compiled_plan", SpecForms.compiled(plan));
    return Reply.json(answer);
  }

  private Reply publish(
      ObjectNode answer, Plan plan, Sent sent, Request request, SpecVersions versions) {
    SpecPublishing publishing = new SpecPublishing(versions);
    Optional<String> refusal = publishing.refusal(plan);
    if (refusal.isPresent()) {
      throw HttpFailure.conflict(refusal.get(), answer);
    }
    List<PublishedSpec> before = versions.all();
    boolean isNew = before.isEmpty() || !before.get(before.size() - 1).hash().equals(plan.hash());
    Decider by = Desk.decider(request, sent.note());
    if (isNew) {
      audit("publish_spec", plan, before, by);
    }
    try {
      SpecPublishing.Outcome outcome = publishing.publish(plan, sent.note());
      answer.setAll(SpecForms.version(outcome.spec()));
      answer.put("status", outcome.isNew() ? "published" : "unchanged");
      return Reply.json(outcome.isNew() ? 201 : 200, answer);
    } catch (ResolverException | KafkaException e) {
      LOG.warn("a spec was not published, as far as is known: {}", e.getMessage());
      if (isNew) {
        // The audit comes first and says too much now; if this fails too, the log has it.
        audit("publish_spec_unconfirmed", plan, before, by);
      }
      throw new UnavailableException("the broker did not take the spec; send it again", RETRY);
    }
  }

  private void audit(String action, Plan plan, List<PublishedSpec> before, Decider by) {
    JsonNode was = before.isEmpty() ? null : named(before.get(before.size() - 1).plan());
    AuditEntry entry =
        new AuditEntry(
            action, by, plan.hash(), JsonNodeFactory.instance.arrayNode(), was, named(plan));
    writer.write(List.of(AuditEntry.message(topics, entry, System.currentTimeMillis())));
  }

  private static ObjectNode named(Plan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("identity_version", plan.identityVersion()).put("plan_hash", plan.hash());
  }
}
