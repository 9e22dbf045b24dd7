package dev.tributary.api;

import dev.tributary.erasure.Erasing;
import dev.tributary.erasure.SuppressionDesk;
import dev.tributary.http.Route;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.query.QueryTables;
import dev.tributary.search.EntitySearch;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What erases subjects, and the routes to it. */
final class ErasureParts implements AutoCloseable {
  private final ResolverSettings settings;
  private final TopicWriter writer;
  private final ExecutorService eraser =
      Executors.newSingleThreadExecutor(ErasureParts::eraserThread);

  ErasureParts(ResolverSettings settings, TopicWriter writer) {
    this.settings = settings;
    this.writer = writer;
  }

  private static Thread eraserThread(Runnable work) {
    Thread thread = new Thread(work, "tributary-erasure");
    thread.setDaemon(true);
    return thread;
  }

  List<Route> routes(
      Supplier<@Nullable Resolver> resolver,
      Answering answering,
      Fleet fleet,
      RecordWatch records,
      EntitySearch search,
      QueryTables tables) {
    Topics topics = Topics.of(answering.plan().entityName());
    FleetErasure all =
        new FleetErasure(resolver, fleet, answering.reader(), records, search, tables);
    SuppressionDesk keeper = new SuppressionDesk(writer, topics);
    List<Route> routes = new ArrayList<>(all.routes());
    routes.addAll(
        new SubjectRoutes(
                new SubjectOrders(answering, all, keeper),
                all,
                keeper,
                answering,
                () ->
                    new Erasing(
                        settings.broker(),
                        answering.plan(),
                        writer,
                        all,
                        settings.limits().deletedRetention()),
                eraser)
            .routes());
    return routes;
  }

  @Override
  public void close() {
    eraser.shutdownNow();
  }
}
