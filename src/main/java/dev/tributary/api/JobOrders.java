package dev.tributary.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.export.CursorException;
import dev.tributary.export.Export;
import dev.tributary.export.ExportFormat;
import dev.tributary.export.ExportKind;
import dev.tributary.export.ExportSource;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.jobs.ExportWork;
import dev.tributary.jobs.JobFailedException;
import dev.tributary.jobs.JobType;
import dev.tributary.jobs.JobWork;
import dev.tributary.jobs.ReResolveWork;
import dev.tributary.jobs.ShadowTrial;
import dev.tributary.jobs.ShadowWork;
import dev.tributary.jobs.TrainingWork;
import dev.tributary.query.TakenInTurn;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReading;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.PublishedSpec;
import dev.tributary.topology.version.SpecPublishing;
import dev.tributary.topology.version.SpecVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns what a caller wants done into the work of a job, or says why it cannot be done. */
final class JobOrders {
  private static final Duration BATCH_COMMIT = Duration.ofMillis(300);
  private static final Duration REST_WITHIN = Duration.ofSeconds(60);
  private static final int LONGEST_CURSOR = 8_192;
  private static final int USUAL_EXAMPLES = 5;
  private static final int MOST_EXAMPLES = 50;
  private static final int USUAL_MINUTES = 120;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  private final ServiceSettings settings;
  private final Answering answering;
  private final TakenInTurn<SpecVersions> specs;
  private final LongSupplier records;

  /**
   * @param records how many there are, over all instances
   */
  JobOrders(
      ServiceSettings settings,
      Answering answering,
      TakenInTurn<SpecVersions> specs,
      LongSupplier records) {
    this.settings = settings;
    this.answering = answering;
    this.specs = specs;
    this.records = records;
  }

  /**
   * What a job does, and what others may know of what it was started with.
   *
   * @param parameters without values of records
   */
  record Order(ObjectNode parameters, JobWork work) {}

  Order order(JobType type, Request request, ObjectNode body, String note) {
    if (type != JobType.EXPORT && !request.roles().contains(Role.ADMIN)) {
      throw HttpFailure.forbidden(
          "only the role admin runs jobs of the type %s; others run exports"
              .formatted(type.word()));
    }
    return switch (type) {
      case TRAIN -> training(body);
      case RE_RESOLVE -> resolution(body, note);
      case EXPORT -> export(body, request.isMasked());
      case SHADOW -> shadow(body);
    };
  }

  private Order training(ObjectNode body) {
    Plan plan = answering.plan();
    Long seed = seed(body);
    ObjectNode parameters = of(plan);
    if (seed != null) {
      parameters.put("seed", seed);
    }
    parameters.put("max_records", settings.jobs().maxRecords());
    return new Order(
        parameters,
        new TrainingWork(settings.resolver().broker(), plan, settings.jobs().maxRecords(), seed));
  }

  private static @Nullable Long seed(ObjectNode body) {
    if (!body.hasNonNull("seed")) {
      return null;
    }
    if (!body.path("seed").canConvertToLong() || !body.path("seed").isIntegralNumber()) {
      throw HttpFailure.invalid("seed has to be a whole number");
    }
    return body.path("seed").asLong();
  }

  private static ObjectNode of(Plan plan) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    return parameters.put("identity_version", plan.identityVersion()).put("hash", plan.hash());
  }

  private Order resolution(ObjectNode body, String note) {
    String named = body.hasNonNull("version") ? body.path("version").asText() : null;
    PublishedSpec spec = specs.look(versions -> version(versions, named));
    ObjectNode parameters = of(spec.plan()).put("version", spec.number());
    return new Order(parameters, new ReResolveWork(specs, spec.plan(), note, records));
  }

  private static PublishedSpec version(SpecVersions versions, @Nullable String named) {
    PublishedSpec spec =
        named == null
            ? versions
                .newest()
                .orElseThrow(() -> HttpFailure.unavailable("no spec is published yet", 2))
            : SpecRoutes.find(versions.all(), named);
    new SpecPublishing(versions)
        .refusal(spec.plan())
        .ifPresent(
            why -> {
              throw HttpFailure.conflict(why, of(spec.plan()));
            });
    return spec;
  }

  private Order export(ObjectNode body, boolean masked) {
    Path directory = settings.jobs().exportDirectory();
    if (directory == null) {
      throw HttpFailure.forbidden(
          "exports are not written to files here; name a directory under jobs.export_dir, or take"
              + " GET /v1/export");
    }
    ExportKind kind = ExportRoutes.kind(Parameters.required(body, "what"));
    ExportFormat format = ExportRoutes.format(Parameters.text(body, "format"));
    String since = Parameters.text(body, "since");
    if (since != null && since.length() > LONGEST_CURSOR) {
      throw HttpFailure.invalid("since is no cursor of an export; take that of X-Next-Cursor");
    }
    String name =
        "%s-%s-%s.%s"
            .formatted(
                answering.plan().entityName(), kind.word(), UUID.randomUUID(), format.word());
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("what", kind.word()).put("format", format.word()).put("masked", masked);
    parameters.put("since", since);
    UnaryOperator<ObjectNode> view = ExportViews.of(kind, masked, answering.masking());
    return new Order(
        parameters,
        new ExportWork(row -> open(kind, format, since, view, row), directory.resolve(name)));
  }

  private Export open(
      ExportKind kind,
      ExportFormat format,
      @Nullable String since,
      UnaryOperator<ObjectNode> view,
      Runnable row)
      throws JobFailedException {
    Topics topics = Topics.of(answering.plan().entityName());
    try {
      return new Export(
          kind,
          format,
          ExportSource.open(settings.resolver().broker(), topics, kind, since),
          answering.plan().attributeNames(),
          value -> {
            row.run();
            return view.apply(value);
          });
    } catch (CursorException e) {
      throw new JobFailedException(e.inWords());
    }
  }

  private Order shadow(ObjectNode body) {
    SpecPress.Sent sent = SpecPress.sent(Parameters.required(body, "raw_yaml"), body);
    SpecReading reading = specs.look(versions -> sent.read(versions.newest().orElse(null)));
    Plan plan = reading.plan();
    if (plan == null) {
      throw HttpFailure.invalid(
          "the spec has errors and cannot be tried; correct those in current",
          SpecForms.problems(reading));
    }
    if (!plan.entityName().equals(answering.plan().entityName())) {
      throw HttpFailure.invalid(
          "the spec is about another entity type; this service resolves "
              + answering.plan().entityName());
    }
    int most = settings.jobs().maxRecords();
    if (records.getAsLong() > most) {
      throw HttpFailure.tooLarge(
          "there are more records than jobs.max_records, %d, and both sides are compared in memory;"
                  .formatted(most)
              + " raise it, or run tributary shadow on a machine of its own");
    }
    int examples = Parameters.number(body, "examples", USUAL_EXAMPLES, 0, MOST_EXAMPLES);
    int minutes = Parameters.number(body, "timeout_minutes", USUAL_MINUTES, 1, MOST_MINUTES);
    ShadowTrial.Request request =
        new ShadowTrial.Request(
            besides(plan), examples, Duration.ofMinutes(minutes), REST_WITHIN, most, false);
    ObjectNode parameters = of(plan).put("examples", examples).put("timeout_minutes", minutes);
    return new Order(parameters, new ShadowWork(request));
  }

  /** With one thread: what is in force goes on beside it. */
  private ResolverSettings besides(Plan plan) {
    ResolverSettings own = settings.resolver();
    return new ResolverSettings(
        plan,
        own.broker(),
        own.partitions(),
        ShadowWork.directory(own.stateDirectory(), plan),
        1,
        BATCH_COMMIT,
        OperatingLimits.DEFAULT,
        ShadowTrial.nameOf(plan),
        own.erasureSecret());
  }
}
