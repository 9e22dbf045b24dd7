package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.model.RecordKey;
import dev.tributary.query.UnavailableException;
import dev.tributary.stewardship.Decider;
import dev.tributary.stewardship.Draft;
import dev.tributary.stewardship.PairLabel;
import dev.tributary.topology.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what people say of pairs, for training: labels that they send, and answers they give. */
final class Labelling {
  private static final Logger LOG = LoggerFactory.getLogger(Labelling.class);

  private final TopicWriter writer;
  private final Topics topics;

  Labelling(TopicWriter writer, Topics topics) {
    this.writer = writer;
    this.topics = topics;
  }

  void keep(List<PairLabel> labels) {
    writer.write(labels.stream().map(label -> label.message(topics)).toList());
  }

  /**
   * The answer to a question is a label of the two records that it is about. The answer holds
   * whether its label can be kept or not.
   */
  void answered(Question question, Draft.Answer said, Decider by) {
    if (said == Draft.Answer.SKIP) {
      return;
    }
    PairLabel label =
        PairLabel.of(
            RecordKey.parse(question.record()),
            RecordKey.parse(question.other()),
            said == Draft.Answer.MERGE,
            PairLabel.Origin.ANSWER,
            by,
            Instant.now());
    try {
      keep(List.of(label));
    } catch (UnavailableException e) {
      LOG.warn("an answer was taken, and its label was not kept: {}", e.getMessage());
    }
  }

  /**
   * An answer that is taken back is no label any more; what somebody said besides remains.
   *
   * @param labels the label of an id; null where there is none
   */
  void withdrawn(String decision, Function<String, @Nullable JsonNode> labels) {
    if (!decision.startsWith(Question.ANSWER)) {
      return;
    }
    try {
      String id = PairLabel.idOf(UUID.fromString(decision.substring(Question.ANSWER.length())));
      JsonNode label = labels.apply(id);
      if (label == null || PairLabel.isAnswer(label)) {
        remove(id);
      }
    } catch (IllegalArgumentException e) {
      return; // another program's answer has an id of its own, and no label
    } catch (UnavailableException e) {
      LOG.warn("an answer was taken back, and its label was not: {}", e.getMessage());
    }
  }

  void remove(String label) {
    writer.write(List.of(PairLabel.withdrawal(topics, label, System.currentTimeMillis())));
  }
}
