package dev.tributary.api;

import static java.util.Objects.requireNonNull;

import dev.tributary.events.EventHub;
import dev.tributary.http.EventMetrics;
import dev.tributary.http.HttpService;
import dev.tributary.http.JobMetrics;
import dev.tributary.http.KeyRing;
import dev.tributary.http.PeerSignature;
import dev.tributary.http.Route;
import dev.tributary.http.RouteTable;
import dev.tributary.http.SearchMetrics;
import dev.tributary.http.TableMetrics;
import dev.tributary.ingest.SourceRows;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.query.Awaiting;
import dev.tributary.query.Instance;
import dev.tributary.query.QuerySettings;
import dev.tributary.query.QueryTables;
import dev.tributary.query.Router;
import dev.tributary.query.RowWatch;
import dev.tributary.query.TableListeners;
import dev.tributary.query.TakenInTurn;
import dev.tributary.search.EntitySearch;
import dev.tributary.spec.Plan;
import dev.tributary.stewardship.DecisionDesk;
import dev.tributary.stewardship.OpinionDesk;
import dev.tributary.topology.RecordPreviews;
import dev.tributary.topology.Resolver;
import dev.tributary.topology.Topics;
import dev.tributary.topology.suppression.Suppressions;
import dev.tributary.topology.version.SpecVersions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A resolver, its tables and the API to them, in one process. */
public final class Service implements AutoCloseable {
  private static final int EVENTS_THAT_MAY_WAIT = 2_000;

  private final ServiceSettings settings;
  private final HttpService http;
  private final TableCounts counts = new TableCounts();
  private final QualityTally tally = new QualityTally();
  private final RowWatch watch;
  private final QueryTables tables;
  private final TopicWriter writer;
  private final DecisionDesk desk;
  private final OpinionDesk opinions;
  private final TakenInTurn<SpecVersions> specs;
  private final ReviewIndex reviews = new ReviewIndex();
  private final EntitySearch search;
  private final JobParts jobs;
  private final EventHub events;
  private final ErasureParts erasures;
  private final ReadParts reads;
  private final Locks locks = new Locks(this::planInForce);
  private final AtomicReference<Resolver> resolver = new AtomicReference<>();
  private final AtomicReference<RouteTable> routes = new AtomicReference<>();

  private Service(ServiceSettings settings, HttpService http) {
    this.settings = settings;
    this.http = http;
    Plan plan = settings.resolver().plan();
    // Others still get through while as many wait as may.
    this.watch = new RowWatch(settings.limits().threads() / 2);
    this.writer = TopicWriter.open(settings.resolver().broker());
    this.desk = new DecisionDesk(writer, Topics.of(plan.entityName()));
    this.opinions = new OpinionDesk(writer, Topics.of(plan.entityName()));
    this.search =
        new EntitySearch(
            settings
                .resolver()
                .stateDirectory()
                .resolve("tributary." + plan.entityName() + ".search"),
            Math.max(2, settings.limits().threads() / 8));
    this.specs =
        new TakenInTurn<>(
            "the versions of the spec",
            () -> new SpecVersions(settings.resolver().broker(), Topics.of(plan.entityName())));
    this.tables =
        new QueryTables(
            new QuerySettings(
                Topics.of(plan.entityName()),
                settings.resolver().broker(),
                settings.resolver().stateDirectory(),
                settings.standbys(),
                settings.oversight().keepVersions(),
                self(settings, http)),
            new TableListeners(
                List.of(counts, tally, watch, desk, opinions, reviews, locks, search)));
    this.events =
        new EventHub(
            settings.resolver().broker(), Topics.of(plan.entityName()), EVENTS_THAT_MAY_WAIT);
    this.erasures = new ErasureParts(settings.resolver(), writer);
    this.jobs = new JobParts(settings, writer, specs, self(settings, http));
    this.reads = new ReadParts(settings, writer);
  }

  private static Instance self(ServiceSettings settings, HttpService http) {
    Instance advertised = settings.advertise();
    return advertised == null
        ? new Instance(settings.listen().getHostString(), http.port())
        : advertised;
  }

  /**
   * Starts to answer, then to resolve, then to keep the tables; returns once all of it runs. What
   * cannot be answered before that is answered with 503.
   *
   * @throws IOException where the address cannot be had, or the file of keys cannot be read
   * @throws dev.tributary.topology.ResolverException where the broker or a topic is not as it has
   *     to be
   */
  public static Service start(ServiceSettings settings) throws IOException {
    KeyRing keys = new KeyRing(settings.keys(), System::nanoTime);
    HttpService http = HttpService.bind(settings.listen(), settings.tls(), settings.limits());
    Service service = new Service(settings, http);
    try {
      service.run(keys);
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  private void run(KeyRing keys) {
    PeerSignature signature = new PeerSignature(settings.secret(), System::currentTimeMillis);
    HttpPeers peers = new HttpPeers(signature, settings.tls());
    RouteTable table = new RouteTable(allRoutes(peers));
    routes.set(table);
    http.serve(table, keys, signature, reads.begin());
    resolver.set(Resolver.start(settings.resolver(), settings.specPolicy()));
    tables.run();
  }

  private List<Route> allRoutes(HttpPeers peers) {
    Plan plan = settings.resolver().plan();
    Router router = new Router(tables, peers);
    EntityReader reader = new EntityReader(router);
    Fleet fleet = new Fleet(tables, peers);
    Answering answering = new Answering(this::planInForce, reader);
    List<Route> all = new ArrayList<>(new DescribingRoutes(this::routes).routes());
    OpinionTally agreed =
        new OpinionTally(tables, fleet, settings.oversight().secondOpinionPercent());
    AgreementRoutes agreement = new AgreementRoutes(agreed);
    all.addAll(agreed.routes());
    all.addAll(agreement.routes());
    all.addAll(
        new ServiceRoutes(
                plan,
                resolver::get,
                tables,
                counts,
                fleet,
                http.meters(),
                settings.openMetrics(),
                this::moreMetrics,
                agreement)
            .routes());
    FleetSearch finder =
        new FleetSearch(
            answering, search, fleet, settings.resolver().partitions(), settings.searchTimeout());
    SearchRoutes found = new SearchRoutes(answering, finder);
    all.addAll(new ResolveRoutes(answering, found).routes());
    all.addAll(found.routes());
    all.addAll(finder.routes());
    PastEntities past = new PastEntities(tables, router, fleet);
    all.addAll(past.routes());
    all.addAll(locks.routes());
    all.addAll(new EntityRoutes(answering, past, one -> locks.of(one, fleet)).routes());
    RecordWatch records = new RecordWatch(reader, new Awaiting(tables, peers, watch));
    SourceRows rows = new SourceRows(plan, this::suppressions);
    all.addAll(new IngestRoutes(answering, records, rows, writer).routes());
    all.addAll(new BatchRoutes(answering, rows, writer).routes());
    FleetPreview previews = new FleetPreview(this::previews, fleet, settings.searchTimeout());
    all.addAll(previews.routes());
    all.addAll(
        new PreviewRoutes(answering, previews, rows, Math.max(2, settings.limits().threads() / 8))
            .routes());
    all.addAll(
        stewardship(
            answering, router, fleet, past, agreed, new SpotComparison(answering, previews)));
    SpecPress press = new SpecPress(Topics.of(plan.entityName()), specs, writer);
    all.addAll(new SpecRoutes(specs, press).routes());
    all.addAll(new RuleRoutes(answering, specs, press).routes());
    all.addAll(
        new ExportRoutes(
                answering,
                settings.resolver().broker(),
                Topics.of(plan.entityName()),
                settings.limits().exports())
            .routes());
    all.addAll(
        new FileRoutes(
                answering,
                rows,
                writer,
                new Uploads(settings.resolver().stateDirectory().resolve("uploads")),
                settings.streams())
            .routes());
    all.addAll(new SourceRoutes(answering, settings.resolver().broker(), resolver::get).routes());
    all.addAll(jobs.routes(answering, counts, fleet));
    all.addAll(new EventRoutes(events, settings.streams()).routes());
    all.addAll(new QualityRoutes(answering, tally, resolver::get, fleet).routes());
    all.addAll(erasures.routes(resolver::get, answering, fleet, records, search, tables));
    all.addAll(new PeerRoutes(tables, counts, watch).routes());
    return all;
  }

  private String moreMetrics() {
    String entity = settings.resolver().plan().entityName();
    return TableMetrics.of(tables, entity)
        + SearchMetrics.of(search, entity)
        + JobMetrics.of(jobs.meters(), entity)
        + EventMetrics.of(events.meters(), entity)
        + reads.metrics();
  }

  private Suppressions suppressions() {
    @Nullable Resolver running = resolver.get();
    return running == null ? Suppressions.NONE : running.suppressions();
  }

  private Plan planInForce() {
    @Nullable Resolver running = resolver.get();
    return running == null ? settings.resolver().plan() : running.plan();
  }

  private @Nullable RecordPreviews previews() {
    @Nullable Resolver running = resolver.get();
    return running == null ? null : running.previews();
  }

  private List<Route> stewardship(
      Answering answering,
      Router router,
      Fleet fleet,
      PastEntities past,
      OpinionTally agreed,
      SpotComparison spot) {
    Desk answers = new Desk(answering.plan(), tables, router, fleet, desk);
    Questions questions = new Questions(reviews, fleet);
    Listing listing = new Listing(tables, fleet);
    Histories histories = new Histories(tables, router, fleet);
    Labelling labelling = new Labelling(writer, Topics.of(answering.plan().entityName()));
    List<Route> all = new ArrayList<>();
    all.addAll(new FeedbackRoutes(answering, listing, labelling).routes());
    Opinions second =
        new Opinions(tables, router, fleet, opinions, http.meters(), agreed.percent());
    all.addAll(second.routes());
    all.addAll(new ReviewRoutes(answering, questions, agreed).routes());
    all.addAll(new AnswerRoutes(answering, questions, answers, second, labelling).routes());
    all.addAll(
        new OverrideRoutes(answering, answers, listing, labelling, one -> locks.of(one, fleet))
            .routes());
    all.addAll(reads.routes(answering, listing));
    LifeStory stories = new LifeStory(answering, histories, past, listing);
    all.addAll(new HistoryRoutes(answering, histories, stories, answers).routes());
    all.addAll(new GraphRoutes(answering, histories, spot).routes());
    all.addAll(histories.routes());
    all.addAll(answers.routes());
    all.addAll(questions.routes());
    all.addAll(listing.routes());
    return all;
  }

  /** Where it answers. */
  public String url() {
    InetSocketAddress listen = settings.listen();
    String host = listen.getHostString();
    return "%s://%s:%d"
        .formatted(
            settings.tls() == null ? "http" : "https",
            host.contains(":") ? "[" + host + "]" : host,
            http.port());
  }

  /** All of its routes. */
  public RouteTable routes() {
    return requireNonNull(routes.get());
  }

  /** The resolver inside. */
  public Resolver resolver() {
    return requireNonNull(resolver.get());
  }

  /** The search inside: how far its index is. */
  public EntitySearch search() {
    return search;
  }

  /** The tables inside. */
  QueryTables tables() {
    return tables;
  }

  /** What stopped it, if anything did. */
  public Optional<Throwable> failure() {
    @Nullable Resolver running = resolver.get();
    Optional<Throwable> failed = running == null ? Optional.empty() : running.failure();
    return failed.or(tables::failure);
  }

  @Override
  public void close() {
    events.close();
    http.close();
    erasures.close();
    reads.close();
    jobs.close();
    tables.close();
    search.close();
    specs.close();
    writer.close();
    @Nullable Resolver running = resolver.get();
    if (running != null) {
      running.close();
    }
  }
}
