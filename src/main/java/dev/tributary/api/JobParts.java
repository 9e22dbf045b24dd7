package dev.tributary.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.http.Route;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.jobs.ExportWork;
import dev.tributary.jobs.JobDesk;
import dev.tributary.jobs.JobDocuments;
import dev.tributary.jobs.JobLog;
import dev.tributary.jobs.JobMeters;
import dev.tributary.jobs.ShadowWork;
import dev.tributary.query.Instance;
import dev.tributary.query.TakenInTurn;
import dev.tributary.topology.Topics;
import dev.tributary.topology.version.SpecVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service has for its jobs: those it works on, what all instances know, the routes. */
final class JobParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobParts.class);
  private static final Duration COUNTED_WITHIN = Duration.ofSeconds(3);

  private final ServiceSettings settings;
  private final TakenInTurn<SpecVersions> specs;
  private final TopicWriter writer;
  private final Topics topics;
  private final JobLog log;
  private final JobDocuments documents;
  private final JobDesk desk;

  JobParts(
      ServiceSettings settings,
      TopicWriter writer,
      TakenInTurn<SpecVersions> specs,
      Instance self) {
    this.settings = settings;
    this.specs = specs;
    this.writer = writer;
    var broker = settings.resolver().broker();
    this.topics = Topics.of(settings.resolver().plan().entityName());
    this.log = new JobLog(broker, topics, writer, System::currentTimeMillis);
    this.documents = new JobDocuments(broker, topics);
    this.desk = new JobDesk(log, documents, self.toString(), settings.jobs().keep());
    removeLeft(settings);
  }

  /** What a process left that was killed in the middle of a job holds values of records. */
  private static void removeLeft(ServiceSettings settings) {
    Path exports = settings.jobs().exportDirectory();
    try {
      ShadowWork.removeLeft(settings.resolver().stateDirectory());
      if (exports != null) {
        ExportWork.removeLeft(exports, Instant.now());
      }
    } catch (IOException e) {
      LOG.warn("what broken jobs left is still there: {}", e.getClass().getSimpleName());
    }
  }

  JobMeters meters() {
    return desk.meters();
  }

  List<Route> routes(Answering answering, TableCounts counts, Fleet fleet) {
    LongSupplier records =
        () ->
            fleet
                .ask(
                    PeerRoutes.COUNTS,
                    JsonNodeFactory.instance.objectNode(),
                    COUNTED_WITHIN,
                    any -> counts.totals().json())
                .nodes()
                .stream()
                .mapToLong(node -> TableCounts.Totals.of(node).records())
                .sum();
    JobOrders orders = new JobOrders(settings, answering, specs, records);
    return new JobRoutes(new JobRoutes.Parts(log, documents, desk, writer, topics), orders)
        .routes();
  }

  @Override
  public void close() {
    desk.close();
    log.close();
  }
}
