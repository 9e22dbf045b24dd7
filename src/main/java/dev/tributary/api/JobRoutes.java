package dev.tributary.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.jobs.Job;
import dev.tributary.jobs.JobDesk;
import dev.tributary.jobs.JobDocument;
import dev.tributary.jobs.JobDocuments;
import dev.tributary.jobs.JobLog;
import dev.tributary.jobs.JobState;
import dev.tributary.jobs.JobType;
import dev.tributary.query.UnavailableException;
import dev.tributary.stewardship.AuditEntry;
import dev.tributary.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Jobs: listed, begun, cancelled; what they made. */
final class JobRoutes {
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int USUAL = 100;

  private final Parts parts;
  private final JobOrders orders;

  /** What the routes work with. */
  record Parts(
      JobLog log, JobDocuments documents, JobDesk desk, TopicWriter writer, Topics topics) {}

  JobRoutes(Parts parts, JobOrders orders) {
    this.parts = parts;
    this.orders = orders;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/jobs",
            Role.READING,
            "Jobs of all instances, the newest first.",
            List.of(
                Parameter.optional("job_type", JobType.words()),
                Parameter.optional("status", "running, succeeded, failed, cancelled, interrupted"),
                Parameter.number("limit", "jobs on the page, 1 to 1,000; 100 where not given"),
                Parameter.number("offset", "jobs to leave out")),
            this::list),
        Route.get(
            "/v1/jobs/{id}",
            Role.READING,
            "A job: how far it is, what came of it.",
            List.of(),
            request ->
                Reply.json(JobForms.job(existing(request), request.isMasked(), Instant.now()))),
        Route.get(
            "/v1/jobs/{id}/document",
            Role.READING,
            "What a job made: the report of a shadow run; a trained model, for the role admin.",
            List.of(),
            this::document),
        Route.post(
            "/v1/jobs/run",
            Role.READING,
            "Begins a job, one of each type at a time; exports for all who read, the others for the"
                + " role admin.",
            running(),
            this::run),
        Route.post(
            "/v1/jobs/{id}/cancel",
            Role.READING,
            "Ends a job that one began, or as admin any.",
            List.of(Parameter.optional("reason", "why, for the audit")),
            this::cancel));
  }

  private static List<Parameter> running() {
    return List.of(
        Parameter.required("job_type", JobType.words()),
        Parameter.optional("note", "why, for those who read the list"),
        Parameter.number("seed", "train: the same one, spec and records make the same model"),
        Parameter.optional(
            "version",
            "re-resolve: a version of the spec, by number or identity_version; the newest where not"
                + " given"),
        Parameter.optional("what", "export: what, as GET /v1/export takes it"),
        Parameter.optional("format", "export: jsonl, csv or parquet"),
        Parameter.optional("since", "export: the cursor of an earlier one"),
        Parameter.optional("raw_yaml", "shadow: the text of the spec to try"),
        new Parameter(
            "files",
            "object",
            false,
            "shadow: the files that it names, as POST /v1/identity/specs"),
        Parameter.number("examples", "shadow: of each kind, 0 to 50; 5 where not given"),
        Parameter.number("timeout_minutes", "shadow: how long it may take; 120 where not given"));
  }

  private Reply list(Request request) {
    int limit = request.number("limit", USUAL, 1, Parameters.MOST_ON_A_PAGE);
    int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
    String named = request.query("job_type");
    JobType type = named == null ? null : type(named);
    String status = request.query("status");
    if (status != null && JobState.of(status).isEmpty()) {
      throw HttpFailure.invalid(
          "status has to be running, cancelling, succeeded, failed, cancelled or interrupted");
    }
    List<Job> jobs =
        parts.log().all().stream()
            .filter(job -> type == null || job.type() == type)
            .filter(job -> status == null || job.state().word().equals(status))
            .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode data = answer.putArray("data");
    Instant now = Instant.now();
    jobs.stream()
        .skip(offset)
        .limit(limit)
        .forEach(job -> data.add(JobForms.job(job, request.isMasked(), now)));
    return Reply.json(answer.put("total", jobs.size()));
  }

  private static JobType type(String named) {
    return JobType.of(named)
        .orElseThrow(() -> HttpFailure.invalid("job_type has to be one of " + JobType.words()));
  }

  private Job existing(Request request) {
    Job job = parts.log().find(request.path("id"));
    if (job == null) {
      throw HttpFailure.unknown(
          "there is no job of this id; those that are over for long are forgotten (jobs.keep)");
    }
    return job;
  }

  private Reply run(Request request) {
    ObjectNode body = request.json();
    JobType type = type(Parameters.required(body, "job_type"));
    String written = Parameters.text(body, "note");
    String note = written == null ? "" : written;
    JobOrders.Order order = orders.order(type, request, body, note);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Job.Start start = new Job.Start(request.callerName(), note, "", now, order.parameters());
    audit("run_job", request, type.word(), note, null, order.parameters());
    JobDesk.Begun begun = parts.desk().begin(type, start, order.work());
    ObjectNode shown = JobForms.job(begun.job(), request.isMasked(), now);
    if (!begun.begun()) {
      audit("run_job_refused", request, type.word(), note, null, order.parameters());
      throw HttpFailure.conflict(
          "a job of this type runs already, and there is one at a time; wait for it, or cancel it",
          shown);
    }
    return Reply.json(202, shown).with("Location", "/v1/jobs/" + begun.job().id());
  }

  private Reply cancel(Request request) {
    Job job = existing(request);
    String reason = request.body().length == 0 ? null : Parameters.text(request.json(), "reason");
    boolean own = job.start().by().equals(request.callerName());
    if (!own && !request.roles().contains(Role.ADMIN)) {
      throw HttpFailure.forbidden(
          "this job was begun with another key; the role admin may cancel it");
    }
    if (!job.isOpen()) {
      throw HttpFailure.conflict(
          "the job is over", JobForms.job(job, request.isMasked(), Instant.now()));
    }
    if (job.state() == JobState.RUNNING) {
      String why = reason == null ? "" : reason;
      audit("cancel_job", request, job.id(), why, null, job.start().parameters());
      parts.log().cancel(job);
    }
    Job now = parts.log().find(job.id());
    Job shown = now == null ? job : now;
    return Reply.json(202, JobForms.job(shown, request.isMasked(), Instant.now()));
  }

  private void audit(
      String action,
      Request request,
      String subject,
      String reason,
      @Nullable ObjectNode before,
      ObjectNode after) {
    AuditEntry entry =
        new AuditEntry(
            action,
            Desk.decider(request, reason),
            subject,
            JsonNodeFactory.instance.arrayNode(),
            before,
            after);
    parts
        .writer()
        .write(List.of(AuditEntry.message(parts.topics(), entry, System.currentTimeMillis())));
  }

  private Reply document(Request request) {
    Job job = existing(request);
    Job.End end = job.end();
    JobDocument document = end == null ? null : end.document();
    if (document == null) {
      throw HttpFailure.unknown("this job made nothing, or is not over");
    }
    // A model knows how common values are, and names them.
    if (job.type() == JobType.TRAIN && !request.roles().contains(Role.ADMIN)) {
      throw HttpFailure.forbidden("a trained model holds values of records; it is for admin");
    }
    try {
      byte[] content = parts.documents().read(job.id(), document);
      if (content == null) {
        throw HttpFailure.gone("what this job made is forgotten (jobs.keep)");
      }
      request.reading().whole("document of " + job.type().word());
      return Reply.bytes(200, Reply.JSON_TYPE, content);
    } catch (KafkaException e) {
      throw new UnavailableException("the broker does not tell what the job made", RETRY);
    }
  }
}
