package dev.tributary.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.jobs.Job;
import dev.tributary.jobs.JobProgress;
import java.time.Duration;
import java.time.Instant;

/** Jobs as answers tell them. */
final class JobForms {
  private JobForms() {}

  /**
   * A job.
   *
   * @param masked without what people wrote, which may tell of persons
   */
  static ObjectNode job(Job job, boolean masked, Instant now) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", job.id()).put("job_type", job.type().word());
    node.put("status", job.state().word()).put("by", job.start().by());
    if (!masked) {
      node.put("note", job.start().note());
    }
    node.put("instance", job.start().instance());
    node.put("started_at", job.start().at().toString());
    node.put("updated_at", job.updatedAt().toString());
    node.set("parameters", job.start().parameters());
    node.set("progress", progress(job, now));
    Job.End end = job.end();
    if (end != null) {
      node.put("ended_at", end.at().toString());
      node.put("error", end.error());
      node.set("result", end.result());
      if (end.document() != null) {
        node.put("document", "/v1/jobs/" + job.id() + "/document");
        node.put("document_bytes", end.document().bytes());
      }
    }
    return node;
  }

  private static ObjectNode progress(Job job, Instant now) {
    JobProgress progress = job.progress();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("step", progress.step()).put("done", progress.done());
    node.put("unit", progress.unit());
    if (progress.total() > 0) {
      node.put("total", progress.total());
      node.put("share", Math.min(1, (double) progress.done() / progress.total()));
    }
    if (job.isOpen() && progress.total() > progress.done() && progress.done() > 0) {
      double elapsed = Duration.between(job.start().at(), now).toMillis() / 1e3;
      double left = elapsed * (progress.total() - progress.done()) / progress.done();
      node.put("remaining_seconds", Math.round(Math.max(0, left)));
    }
    return node;
  }
}
