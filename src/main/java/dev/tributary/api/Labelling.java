package dev.tributary.api;

import dev.tributary.ingest.TopicWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.PairLabel;
import dev.tributary.topology.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps what people say of pairs, for training: labels that they send, and answers they give. */
final class Labelling {
  private final TopicWriter writer;
  private final Topics topics;

  Labelling(TopicWriter writer, Topics topics) {
    this.writer = writer;
    this.topics = topics;
  }

  void keep(List<PairLabel> labels) {
    writer.write(labels.stream().map(label -> label.message(topics)).toList());
  }

  /** The answer to a question is a label of the two records that it is about. */
  void answered(Question question, Draft.Answer said, Decider by) {
    if (said != Draft.Answer.SKIP) {
      keep(
          List.of(
              PairLabel.of(
                  RecordKey.parse(question.record()),
                  RecordKey.parse(question.other()),
                  said == Draft.Answer.MERGE,
                  PairLabel.Origin.ANSWER,
                  by,
                  Instant.now())));
    }
  }

  /** An answer that is taken back is no label any more. */
  void withdrawn(String decision) {
    if (decision.startsWith(Question.ANSWER)) {
      try {
        remove(PairLabel.idOf(UUID.fromString(decision.substring(Question.ANSWER.length()))));
      } catch (IllegalArgumentException e) {
        // Another program's answer has an id of its own, and no label.
        return;
      }
    }
  }

  void remove(String label) {
    writer.write(List.of(PairLabel.withdrawal(topics, label, System.currentTimeMillis())));
  }
}
