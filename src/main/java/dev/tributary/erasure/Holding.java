package dev.tributary.erasure;

import dev.tributary.topology.StoreNames;
import dev.tributary.topology.TopicKind;
import dev.tributary.topology.Topics;
import java.util.List;
import java.util.Optional;

/** What a topic holds of subjects; the inventory is {@code src/docs/erasure.md}. */
public enum Holding {
  /** Personal values, and names of records. */
  VALUES("values"),
  /** Names of records, {@code source:id}, and what people gave as a reason. */
  NAMES("names of records"),
  /** What could not be read, whoever it was about. */
  UNREAD("events that could not be read"),
  /** How common values are, and models that were trained from them. */
  SHARES("tables of frequencies and models that a spec names"),
  /** Neither. */
  NOTHING("");

  private static final String CHANGELOG = "-changelog";

  /** Of a resolver; the tables have others. */
  private static final List<String> STORES =
      List.of(
          StoreNames.ACTORS,
          StoreNames.BLOCKS,
          StoreNames.CHANGE_OVER,
          StoreNames.STEWARD_DECISIONS);

  private final String words;

  Holding(String words) {
    this.words = words;
  }

  /** For people. */
  String inWords() {
    return words;
  }

  /** What topics of a kind hold. */
  public static Holding of(TopicKind kind) {
    return switch (kind) {
      case SOURCE, GOLDEN_RECORDS, INBOX, BLOCKING -> VALUES;
      case CROSSWALK,
          MERGE_LOG,
          DECISIONS,
          REVIEW_QUEUE,
          STEWARDSHIP,
          AUDIT,
          FEEDBACK,
          OPINIONS,
          JOBS ->
          NAMES;
      case QUARANTINE -> UNREAD;
      case SPECS, JOB_DOCUMENTS -> SHARES;
      case REDIRECTS, READS, SUPPRESSIONS, ERASURES, SPEC_STATUS, SHADOW_RUNS, COORDINATION ->
          NOTHING;
    };
  }

  /** What a topic of the broker holds; empty where it is not of this entity type. */
  static Optional<Holding> of(Topics topics, String topic) {
    String own = topics.applicationId() + ".";
    if (topic.endsWith(CHANGELOG)) {
      return ofChangelog(topics, topic.substring(0, topic.length() - CHANGELOG.length()));
    }
    if (!topic.startsWith(own)) {
      return Optional.empty();
    }
    return kind(topic.substring(own.length())).map(Holding::of);
  }

  /** {@code KIND}, {@code source.SOURCE}, or {@code SHADOW.KIND} of a shadow run. */
  private static Optional<TopicKind> kind(String rest) {
    for (TopicKind kind : TopicKind.values()) {
      String name = kind.kebabCase();
      boolean isSource = kind == TopicKind.SOURCE && rest.startsWith(name + ".");
      if (isSource || rest.equals(name) || rest.endsWith("." + name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a topic is one that a shadow run has to itself. It goes with the run; where one broke
   * off, nobody writes to it any more, and what it holds stays until somebody takes it away.
   */
  static boolean isOfShadow(Topics topics, String topic) {
    String own = topics.applicationId() + ".";
    if (!topic.startsWith(own) || topics.sourceOf(topic).isPresent()) {
      return false;
    }
    String rest = topic.substring(own.length());
    return topic.endsWith(CHANGELOG)
        ? STORES.stream().anyMatch(store -> rest.endsWith("-" + store + CHANGELOG))
        : rest.indexOf('.') >= 0;
  }

  private static Optional<Holding> ofChangelog(Topics topics, String application) {
    String id = topics.applicationId();
    boolean own =
        application.startsWith(id + ".") // the tables, and shadow runs
            || STORES.stream().anyMatch(store -> application.equals(id + "-" + store));
    if (!own) {
      return Optional.empty();
    }
    if (application.endsWith("-" + StoreNames.CHANGE_OVER)) {
      return Optional.of(NOTHING);
    }
    return Optional.of(application.endsWith("-" + StoreNames.STEWARD_DECISIONS) ? NAMES : VALUES);
  }
}
