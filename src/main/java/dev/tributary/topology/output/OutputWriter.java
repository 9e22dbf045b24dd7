package dev.tributary.topology.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tributary.clustering.Output;
import dev.tributary.spec.Plan;
import dev.tributary.topology.TopicKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Turns what clustering makes known into messages for the output topics. One thread at a time may
 * use it: it keeps its buffer from message to message.
 */
public final class OutputWriter {
  private static final int USUAL_BYTES = 4096;
  private static final int KEPT_BYTES = 1 << 20;

  private final JsonFactory factory =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
  private final EntityValues entities;
  private final RecordValues records;
  private ByteArrayOutputStream buffer = new ByteArrayOutputStream(USUAL_BYTES);

  public OutputWriter(Plan plan) {
    ScoreFields scores = new ScoreFields(plan);
    entities = new EntityValues(plan, scores);
    records = new RecordValues(plan, scores);
  }

  /** The message that makes an output known. */
  public OutputMessage write(Output output) {
    try {
      return message(output);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write a " + output.getClass().getSimpleName() + " as JSON", e);
    }
  }

  private OutputMessage message(Output output) throws IOException {
    if (output instanceof Output.Golden golden) {
      return value(
          TopicKind.GOLDEN_RECORDS,
          golden.entity().toString(),
          json -> entities.golden(json, golden));
    }
    if (output instanceof Output.Crosswalk entry) {
      return value(
          TopicKind.CROSSWALK, entry.record().toString(), json -> records.crosswalk(json, entry));
    }
    if (output instanceof Output.Redirect redirect) {
      return value(
          TopicKind.REDIRECTS,
          redirect.retired().toString(),
          json -> entities.redirect(json, redirect));
    }
    if (output instanceof Output.MergeLog event) {
      return value(
          TopicKind.MERGE_LOG, event.entity().toString(), json -> entities.event(json, event));
    }
    if (output instanceof Output.Decision decision) {
      return value(
          TopicKind.DECISIONS,
          decision.record().toString(),
          json -> records.decision(json, decision));
    }
    if (output instanceof Output.Review review) {
      return value(
          TopicKind.REVIEW_QUEUE, review.record().toString(), json -> records.review(json, review));
    }
    return tombstone(output);
  }

  private static OutputMessage tombstone(Output output) {
    if (output instanceof Output.GoldenRetired retired) {
      return OutputMessage.tombstone(TopicKind.GOLDEN_RECORDS, retired.entity().toString());
    }
    if (output instanceof Output.CrosswalkRemoved removed) {
      return OutputMessage.tombstone(TopicKind.CROSSWALK, removed.record().toString());
    }
    if (output instanceof Output.RedirectRemoved removed) {
      return OutputMessage.tombstone(TopicKind.REDIRECTS, removed.id().toString());
    }
    if (output instanceof Output.DecisionRemoved removed) {
      return OutputMessage.tombstone(TopicKind.DECISIONS, removed.record().toString());
    }
    if (output instanceof Output.ReviewRemoved removed) {
      return OutputMessage.tombstone(TopicKind.REVIEW_QUEUE, removed.record().toString());
    }
    throw new IllegalStateException("no topic takes a " + output.getClass().getSimpleName());
  }

  /** Writes the fields of a value. */
  @FunctionalInterface
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private OutputMessage value(TopicKind topic, String key, Fields fields) throws IOException {
    buffer.reset();
    try (JsonGenerator json = factory.createGenerator(buffer)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    OutputMessage message = new OutputMessage(topic, key, buffer.toByteArray());
    if (buffer.size() > KEPT_BYTES) {
      buffer = new ByteArrayOutputStream(USUAL_BYTES);
    }
    return message;
  }
}
