package dev.tributary.topology;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of an entity type's topics: {@code tributary.ENTITY.KIND}, and {@code
 * tributary.ENTITY.source.SOURCE} for the changes of a source. So several entity types share a
 * broker.
 *
 * @param shadow the name of a run beside the one in force, which reads the same sources and
 *     decisions and has all other topics to itself: {@code tributary.ENTITY.SHADOW.KIND}; empty for
 *     the one in force
 */
public record Topics(String entity, String shadow) {
  /** What Kafka allows, less the dot: it parts our names, and Kafka confuses it with _. */
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");

  private static final int LONGEST_NAME = 249; // Kafka's limit

  public Topics {
    check("entity", entity);
    if (!shadow.isEmpty()) {
      check("shadow", shadow);
    }
  }

  public static Topics of(String entity) {
    return new Topics(entity, "");
  }

  /** Those of a run beside this one. */
  public Topics ofShadow(String name) {
    return new Topics(entity, name);
  }

  /** The consumer group, and what its changelog topics and transactions begin with. */
  public String applicationId() {
    return "tributary." + entity + (shadow.isEmpty() ? "" : "." + shadow);
  }

  public String goldenRecords() {
    return name(TopicKind.GOLDEN_RECORDS);
  }

  public String crosswalk() {
    return name(TopicKind.CROSSWALK);
  }

  public String redirects() {
    return name(TopicKind.REDIRECTS);
  }

  public String mergeLog() {
    return name(TopicKind.MERGE_LOG);
  }

  public String decisions() {
    return name(TopicKind.DECISIONS);
  }

  public String reviewQueue() {
    return name(TopicKind.REVIEW_QUEUE);
  }

  public String stewardship() {
    return name(TopicKind.STEWARDSHIP);
  }

  public String audit() {
    return name(TopicKind.AUDIT);
  }

  public String reads() {
    return name(TopicKind.READS);
  }

  public String feedback() {
    return name(TopicKind.FEEDBACK);
  }

  public String suppressions() {
    return name(TopicKind.SUPPRESSIONS);
  }

  public String erasures() {
    return name(TopicKind.ERASURES);
  }

  public String opinions() {
    return name(TopicKind.OPINIONS);
  }

  public String quarantine() {
    return name(TopicKind.QUARANTINE);
  }

  public String inbox() {
    return name(TopicKind.INBOX);
  }

  public String blocking() {
    return name(TopicKind.BLOCKING);
  }

  public String specs() {
    return name(TopicKind.SPECS);
  }

  public String specStatus() {
    return name(TopicKind.SPEC_STATUS);
  }

  public String shadowRuns() {
    return name(TopicKind.SHADOW_RUNS);
  }

  public String jobs() {
    return name(TopicKind.JOBS);
  }

  public String jobDocuments() {
    return name(TopicKind.JOB_DOCUMENTS);
  }

  public String coordination() {
    return name(TopicKind.COORDINATION);
  }

  /** The change topic of a source, where the source does not bring its own. */
  public String source(String source) {
    check("source", source);
    return limited(name(TopicKind.SOURCE) + "." + source);
  }

  /** The source whose changes a topic has; empty where it has none of this entity type. */
  public Optional<String> sourceOf(String topic) {
    String beginning = name(TopicKind.SOURCE) + ".";
    return topic.startsWith(beginning)
        ? Optional.of(topic.substring(beginning.length()))
        : Optional.empty();
  }

  /** The topic of a kind; for {@link TopicKind#SOURCE} the beginning that all of them share. */
  String name(TopicKind kind) {
    String owner = kind.isShared() ? "tributary." + entity : applicationId();
    return limited(owner + "." + kind.kebabCase());
  }

  private static void check(String what, String name) {
    if (!PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the %s name \"%s\" cannot be part of a topic's name; use letters, digits, _ and - only"
              .formatted(what, name));
    }
  }

  private static String limited(String topic) {
    if (topic.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the topic name %s has %d characters; Kafka allows %d, so shorten the entity or source"
              .formatted(topic, topic.length(), LONGEST_NAME));
    }
    return topic;
  }
}
