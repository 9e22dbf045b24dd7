package dev.tributary.erasure;

import dev.tributary.topology.Topics;
import dev.tributary.topology.store.StoreFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Works out what is left on disks after an erasure, and until when, from the topics' settings. */
final class Remainders {
  private static final String COMPACTED = "until the topic is compacted";
  private static final String TOMBSTONES = "tombstones tell readers that they are gone";

  private final Topics topics;
  private final Collection<String> sources;
  private final SortedMap<String, TopicRetention> all;

  /**
   * @param sources of the spec, whose topics were looked through
   * @param all topics of the entity type with their settings
   */
  Remainders(Topics topics, Collection<String> sources, SortedMap<String, TopicRetention> all) {
    this.topics = topics;
    this.sources = sources;
    this.all = all;
  }

  /**
   * Writes down what remains of any subject, wherever it was.
   *
   * @param keepDeleted how long the resolver remembers the name of a deleted record
   */
  void tell(Receipt receipt, Duration keepDeleted, Instant now) {
    for (Map.Entry<String, TopicRetention> entry : all.entrySet()) {
      String topic = entry.getKey();
      TopicRetention retention = entry.getValue();
      Holding holding = Holding.of(topics, topic).orElse(Holding.NOTHING);
      if (isUntouched(receipt, topic, holding)) {
        continue;
      }
      switch (holding) {
        case VALUES -> values(receipt, topic, retention, now);
        case NAMES -> names(receipt, topic, retention, now);
        case UNREAD ->
            receipt.remains(
                topic,
                holding.inWords(),
                "nobody knows whom they are about; they pass their retention",
                retention.expired(now));
        case SHARES ->
            receipt.remains(
                topic,
                holding.inWords(),
                topic.equals(topics.jobDocuments())
                    ? "what a job made is kept as long as the job is remembered, jobs.keep"
                    : "versions of the spec are kept; a value that many share may be among them",
                retention.expired(now));
        case NOTHING -> {}
      }
    }
    receipt.remains(
        "state directories",
        "values in files of stores",
        "until the files are merged with the deletions, by a process that runs",
        now.plus(StoreFiles.KEEP_DELETED));
    receipt.remains(
        "state directories",
        "names of records",
        "deletions are remembered, so that older changes which come late are known as such",
        now.plus(keepDeleted).plus(StoreFiles.KEEP_DELETED));
  }

  /** What no erasure writes to is not replaced, and compaction takes nothing of it away. */
  private boolean isUntouched(Receipt receipt, String topic, Holding holding) {
    Optional<String> source = topics.sourceOf(topic);
    if (source.isPresent() && !sources.contains(source.get())) {
      receipt.remains(
          topic,
          holding.inWords(),
          "the spec has no such source any more, so its rows were not looked through; delete the"
              + " topic, or the rows",
          null);
      return true;
    }
    if (holding != Holding.NOTHING && Holding.isOfShadow(topics, topic)) {
      receipt.remains(
          topic,
          holding.inWords(),
          "a shadow run that goes on hears of the deletions, and takes its topics away at its end;"
              + " delete those of one that was broken off",
          null);
      return true;
    }
    return false;
  }

  private void values(Receipt receipt, String topic, TopicRetention retention, Instant now) {
    if (topic.equals(topics.inbox()) || topic.equals(topics.blocking())) {
      receipt.remains(
          topic,
          Holding.VALUES.inWords(),
          "purged, and gone from the disk with the segment once more has come",
          retention.purged(now));
      return;
    }
    receipt.remains(topic, Holding.VALUES.inWords(), COMPACTED, retention.replaced(now));
    receipt.remains(topic, Holding.NAMES.inWords(), TOMBSTONES, retention.tombstones(now));
  }

  private void names(Receipt receipt, String topic, TopicRetention retention, Instant now) {
    boolean isHistory = topic.equals(topics.mergeLog());
    receipt.remains(
        topic,
        Holding.NAMES.inWords(),
        isHistory ? "events are kept for as long as the retention says" : COMPACTED,
        isHistory ? retention.expired(now) : retention.tombstones(now));
  }
}
