package dev.tributary.api;

import dev.tributary.export.CursorException;
import dev.tributary.export.Export;
import dev.tributary.export.ExportFormat;
import dev.tributary.export.ExportKind;
import dev.tributary.export.ExportSource;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reading;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import dev.tributary.query.UnavailableException;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything, or what changed since the last time, streamed. */
final class ExportRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final int TRY_AGAIN_SECONDS = 30;

  /** The header with the cursor of the next export. */
  static final String NEXT_CURSOR = "X-Next-Cursor";

  private final Answering answering;
  private final KafkaAccess broker;
  private final Topics topics;
  private final Semaphore places;
  private final int most;

  /**
   * @param most how many may run at once
   */
  ExportRoutes(Answering answering, KafkaAccess broker, Topics topics, int most) {
    this.answering = answering;
    this.broker = broker;
    this.topics = topics;
    this.most = most;
    this.places = new Semaphore(most);
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/export",
            Role.READING,
            "Everything, or what changed since a cursor; "
                + NEXT_CURSOR
                + " of the answer is the cursor for the next time.",
            List.of(
                Parameter.required("what", ExportKind.words()),
                Parameter.optional("since", "the cursor of an earlier export of the same kind"),
                Parameter.optional("format", "jsonl (as it is where not given), csv or parquet")),
            this::export));
  }

  private Reply export(Request request) {
    ExportKind kind = kind(request.required("what"));
    ExportFormat format = format(request.query("format"));
    String since = request.query("since");
    if (!places.tryAcquire()) {
      throw HttpFailure.busy(
          "as many exports are running as limits.exports allows, %d; ask again later"
              .formatted(most),
          TRY_AGAIN_SECONDS);
    }
    boolean begun = false;
    try {
      Export export =
          new Export(
              kind,
              format,
              source(kind, since),
              answering.plan().attributeNames(),
              ExportViews.of(kind, request.isMasked(), answering.masking()));
      request.reading().whole(kind.word() + " as " + format.word());
      Running running = new Running(export, kind, request.reading());
      begun = true;
      return Reply.stream(format.contentType(), running).with(NEXT_CURSOR, export.nextCursor());
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  static ExportKind kind(String named) {
    return ExportKind.of(named)
        .orElseThrow(() -> HttpFailure.invalid("what has to be one of " + ExportKind.words()));
  }

  static ExportFormat format(@Nullable String named) {
    return ExportFormat.of(named == null ? ExportFormat.JSONL.word() : named)
        .orElseThrow(() -> HttpFailure.invalid("format has to be jsonl, csv or parquet"));
  }

  private ExportSource source(ExportKind kind, @Nullable String since) {
    try {
      return ExportSource.open(broker, topics, kind, since);
    } catch (CursorException e) {
      throw e.isOutdated() ? HttpFailure.gone(e.inWords()) : HttpFailure.invalid(e.inWords());
    } catch (KafkaException e) {
      LOG.warn("an export did not begin: {}", e.toString());
      throw new UnavailableException("the broker does not answer; ask again", RETRY);
    }
  }

  /** An export that is being sent; it gives its place back however it ends. */
  private final class Running implements Reply.Stream {
    private final Export export;
    private final ExportKind kind;
    private final Reading reading;

    Running(Export export, ExportKind kind, Reading reading) {
      this.export = export;
      this.kind = kind;
      this.reading = reading;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        long rows = export.writeTo(out);
        reading.counted(rows);
        LOG.debug("exported {} values of {}", rows, kind.word());
      } catch (KafkaException e) {
        throw new IOException("the broker stopped to answer", e);
      }
    }

    @Override
    public void close() {
      try {
        export.close();
      } finally {
        places.release();
      }
    }
  }
}
