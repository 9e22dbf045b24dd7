package dev.tributary.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as the values of its topic say it. */
final class JobJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PARAMETERS = "parameters";
  private static final String ERROR = "error";
  private static final String RESULT = "result";
  private static final String DOCUMENT = "document";

  private JobJson() {}

  static byte[] write(Job job) {
    ObjectNode root = JSON.createObjectNode();
    root.put("job_id", job.id()).put("job_type", job.type().word());
    root.put("state", job.state().word());
    root.put("by", job.start().by()).put("note", job.start().note());
    root.put("instance", job.start().instance());
    root.put("started_at", job.start().at().toString());
    root.put("updated_at", job.updatedAt().toString());
    root.set(PARAMETERS, job.start().parameters());
    ObjectNode progress = root.putObject("progress");
    progress.put("step", job.progress().step()).put("done", job.progress().done());
    progress.put("total", job.progress().total()).put("unit", job.progress().unit());
    Job.End end = job.end();
    root.put("ended_at", end == null ? null : end.at().toString());
    root.put(ERROR, end == null ? null : end.error());
    root.set(RESULT, end == null ? null : end.result());
    root.set(DOCUMENT, end == null ? null : document(end.document()));
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException("a job cannot be written as JSON", e);
    }
  }

  private static @Nullable ObjectNode document(@Nullable JobDocument document) {
    return document == null
        ? null
        : JSON.createObjectNode()
            .put("offset", document.offset())
            .put("pieces", document.pieces())
            .put("bytes", document.bytes());
  }

  /**
   * @throws IOException where it is no job of this version
   */
  static Job read(byte[] value) throws IOException {
    JsonNode root = JSON.readTree(value);
    JobType type = JobType.of(root.path("job_type").asText()).orElse(null);
    JobState state = JobState.of(root.path("state").asText()).orElse(null);
    if (type == null || state == null || !root.path("job_id").isTextual()) {
      throw new IOException("job_id, job_type or state is none that is known");
    }
    try {
      return new Job(
          root.path("job_id").asText(),
          type,
          start(root),
          state,
          progress(root.path("progress")),
          time(root, "updated_at"),
          state.isOpen() ? null : end(root));
    } catch (DateTimeException e) {
      throw new IOException("a time is none", e);
    }
  }

  private static Job.Start start(JsonNode root) {
    return new Job.Start(
        root.path("by").asText(),
        root.path("note").asText(),
        root.path("instance").asText(),
        time(root, "started_at"),
        root.path(PARAMETERS) instanceof ObjectNode object ? object : JSON.createObjectNode());
  }

  private static JobProgress progress(JsonNode node) {
    return new JobProgress(
        node.path("step").asText(),
        node.path("done").asLong(),
        node.path("total").asLong(),
        node.path("unit").asText());
  }

  private static Job.End end(JsonNode root) {
    JsonNode document = root.path(DOCUMENT);
    return new Job.End(
        time(root, "ended_at"),
        root.path(ERROR).isTextual() ? root.path(ERROR).asText() : null,
        root.path(RESULT) instanceof ObjectNode object ? object : null,
        document.isObject()
            ? new JobDocument(
                document.path("offset").asLong(),
                document.path("pieces").asInt(),
                document.path("bytes").asLong())
            : null);
  }

  private static Instant time(JsonNode root, String field) {
    return Instant.parse(root.path(field).asText());
  }
}
