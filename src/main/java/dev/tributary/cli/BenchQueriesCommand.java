package dev.tributary.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.Oversight;
import dev.tributary.api.Service;
import dev.tributary.api.ServiceSettings;
import dev.tributary.api.StreamLimits;
import dev.tributary.cli.bench.PublishedEntities;
import dev.tributary.cli.bench.QueryLoad;
import dev.tributary.cli.bench.SearchTexts;
import dev.tributary.cli.feed.ChangeEvents;
import dev.tributary.cli.feed.ChangeFeed;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.cli.terminal.ExitCode;
import dev.tributary.demo.ChangeStream;
import dev.tributary.demo.DemoData;
import dev.tributary.demo.DemoRecord;
import dev.tributary.demo.DemoSettings;
import dev.tributary.http.ApiKey;
import dev.tributary.http.KeyFile;
import dev.tributary.http.Role;
import dev.tributary.http.ServerLimits;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.jobs.JobSettings;
import dev.tributary.model.RecordKey;
import dev.tributary.search.EntitySearch;
import dev.tributary.spec.Plan;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tributary bench queries}: how fast the API answers while records flow in. */
@Command(
    name = "queries",
    header = "Measures how fast the API answers while records flow in.",
    description = {
      "Starts a broker and a service in this process, resolves generated customers, and then asks"
          + " over HTTP: the entities of known records at a steady rate, then new records one after"
          + " the other, each answered with its entity, then searches. Changes come in all the"
          + " while. Times count from when a request was due, so that waiting for its turn is part"
          + " of them."
    },
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  tributary bench queries --entities 3000 --rate 1000 --seconds 30")
final class BenchQueriesCommand implements Callable<Integer> {
  private static final long SEED = 42;
  private static final int LOOKUP_THREADS = 16;
  private static final int SAMPLE = 600;
  private static final long LOOK_AGAIN_NANOS = 200_000_000;
  private static final Duration LINGER = Duration.ofMillis(5);
  private static final Duration RESOLVE_WITHIN = Duration.ofMinutes(30);

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      defaultValue = "config/specs/customer.yml",
      description = "A spec with the sources of the demo; default ${DEFAULT-VALUE}.")
  private Path spec = Path.of("");

  @Option(
      names = "--entities",
      paramLabel = "N",
      defaultValue = "3000",
      description = "How many customers are there first; default ${DEFAULT-VALUE}.")
  private int entities;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Lookups a second; default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long lookups are sent; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "15",
      description = {
        "How long lookups, and searches, are sent first, not counted, at the same rate: the Java",
        "machine is still compiling then; default ${DEFAULT-VALUE}."
      })
  private int warmUp;

  @Option(
      names = "--changes",
      paramLabel = "N",
      defaultValue = "50",
      description = "Changes a second that flow in all the while; default ${DEFAULT-VALUE}.")
  private int changes;

  @Option(
      names = "--realtime",
      paramLabel = "N",
      defaultValue = "100",
      description = "New records sent one after the other; default ${DEFAULT-VALUE}.")
  private int realtime;

  @Option(
      names = "--search-entities",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Golden records written straight to their topic, unresolved, for the search alone;",
        "default ${DEFAULT-VALUE}."
      })
  private int searchEntities;

  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many searches are sent; default ${DEFAULT-VALUE}.")
  private int searches;

  @Option(
      names = "--search-rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Searches a second; default ${DEFAULT-VALUE}.")
  private int searchRate;

  @Override
  public Integer call() {
    int least = Math.min(Math.min(entities, rate), Math.min(seconds, realtime));
    if (Math.min(least, Math.min(searches, searchRate)) < 1
        || Math.min(warmUp, Math.min(changes, searchEntities)) < 0) {
      throw CommandFailure.usage(
          "all numbers have to be 1 or more, --warm-up, --changes and --search-entities 0 or more");
    }
    Console console = standard.console();
    Plan plan = SpecFiles.plan(spec, console);
    DemoData data = DemoData.generate(new DemoSettings(entities, SEED));
    try (BrokerSession broker = BrokerSession.open(null, null)) {
      ApiKey.Made key = ApiKey.make("bench", Role.ADMIN, Instant.EPOCH);
      try (Service service = start(plan, broker, key);
          ChangeFeed feed = ChangeFeed.open(broker.access(), service.resolver().topics(), LINGER)) {
        List<RecordKey> known = load(data, feed, service, console);
        List<String> texts = searchable(plan, data, broker.access(), service, console);
        ScheduledExecutorService flow = flow(data, feed);
        try {
          QueryLoad load = new QueryLoad(URI.create(service.url()).getPort(), key.secret());
          measure(plan, known, load, console);
          search(texts, service, load, console);
        } finally {
          flow.shutdownNow();
        }
      }
    }
    return ExitCode.OK;
  }

  private static Service start(Plan plan, BrokerSession broker, ApiKey.Made key) {
    ResolverSettings resolver =
        new ResolverSettings(
            plan,
            broker.access(),
            4,
            broker.stateDirectory(),
            2,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT);
    ServerLimits usual = ServerLimits.DEFAULT;
    try {
      Path keys = Files.createDirectories(broker.stateDirectory()).resolve("keys.json");
      new KeyFile(keys).write(List.of(key.key()));
      return Service.start(
          new ServiceSettings(
              resolver,
              SpecPolicy.PUBLISH_NEW,
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              null,
              null,
              new KeyFile(keys),
              ServeParts.ownSecret(),
              0,
              false,
              new ServerLimits(
                  1_000_000, usual.maxBodyBytes(), usual.threads(), usual.requestTimeout(), 1),
              ServiceSettings.USUAL_SEARCH_TIMEOUT,
              StreamLimits.DEFAULT,
              JobSettings.DEFAULT,
              Oversight.DEFAULT));
    } catch (IOException e) {
      throw CommandFailure.unavailable("the service cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<RecordKey> load(
      DemoData data, ChangeFeed feed, Service service, Console console) {
    List<DemoRecord> records = data.records().toList();
    records.forEach(record -> feed.send(ChangeEvents.of(record.toChange())));
    feed.flush();
    service
        .resolver()
        .awaitSettled(
            RESOLVE_WITHIN,
            counts ->
                console.status("resolved %,d of %,d".formatted(counts.rounds(), records.size())));
    console.clearStatus();
    console.say("resolved %,d records".formatted(records.size()));
    return records.stream().map(DemoRecord::key).toList();
  }

  /** Has what is to be searched indexed, and answers what to look for. */
  private List<String> searchable(
      Plan plan, DemoData resolved, KafkaAccess access, Service service, Console console) {
    List<DemoRecord> sample = new ArrayList<>(resolved.records().limit(SAMPLE / 2).toList());
    if (searchEntities > 0) {
      DemoData more = DemoData.generate(new DemoSettings(searchEntities, SEED + 2));
      try (TopicWriter topics = TopicWriter.open(access)) {
        int published = new PublishedEntities(plan, topics).publish(more);
        console.say("published %,d golden records beside".formatted(published));
      }
      sample.addAll(more.records().limit(SAMPLE).toList());
    }
    long began = System.nanoTime();
    long deadline = began + RESOLVE_WITHIN.toNanos();
    EntitySearch search = service.search();
    while (search.entities() < searchEntities || search.waiting() + search.incomplete() > 0) {
      if (System.nanoTime() - deadline > 0) {
        throw CommandFailure.internal("the search index did not become whole", null);
      }
      console.status("indexed %,d".formatted(search.entities()));
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    console.clearStatus();
    return SearchTexts.of(plan, sample);
  }

  private void search(List<String> texts, Service service, QueryLoad load, Console console) {
    IntFunction<QueryLoad.Query> requests =
        number ->
            QueryLoad.Query.get(
                "/v1/entities?q="
                    + URLEncoder.encode(
                        texts.get((int) (number * 7_919L % texts.size())), StandardCharsets.UTF_8));
    if (warmUp > 0) {
      console.status("warming up searches for %d s".formatted(warmUp));
      load.run(searchRate * warmUp, searchRate, LOOKUP_THREADS, requests);
      console.clearStatus();
    }
    QueryLoad.Outcome outcome = load.run(searches, searchRate, LOOKUP_THREADS, requests);
    console.say(
        "search over %,d entities, %,d a second wanted: %s"
            .formatted(service.search().entities(), searchRate, outcome.inWords()));
  }

  /** Changes at a steady rate, until it is shut down. */
  private ScheduledExecutorService flow(DemoData data, ChangeFeed feed) {
    ScheduledExecutorService flow = Executors.newSingleThreadScheduledExecutor();
    if (changes > 0) {
      ChangeStream stream = data.changes(SEED);
      long apart = TimeUnit.SECONDS.toNanos(1) / changes;
      var unused =
          flow.scheduleAtFixedRate(
              () -> feed.send(ChangeEvents.of(stream.next().change())),
              0,
              apart,
              TimeUnit.NANOSECONDS);
    }
    return flow;
  }

  private void measure(Plan plan, List<RecordKey> known, QueryLoad load, Console console) {
    if (warmUp > 0) {
      console.status("warming up for %d s".formatted(warmUp));
      load.run(rate * warmUp, rate, LOOKUP_THREADS, number -> lookup(known, number));
      console.clearStatus();
    }
    QueryLoad.Outcome lookups =
        load.run(rate * seconds, rate, LOOKUP_THREADS, number -> lookup(known, number));
    console.say("resolve by id, %,d a second wanted: %s".formatted(rate, lookups.inWords()));
    List<DemoRecord> fresh =
        DemoData.generate(new DemoSettings(realtime, SEED + 1)).records().limit(realtime).toList();
    QueryLoad.Outcome sent =
        load.runInTurn(fresh.size(), number -> realtime(plan, fresh.get(number), number));
    console.say("realtime, one after the other: " + sent.inWords());
  }

  /** The known records in an order that looks random: a stride that shares no factor with them. */
  private static QueryLoad.Query lookup(List<RecordKey> known, int number) {
    RecordKey key = known.get((int) (number * 7_919L % known.size()));
    return QueryLoad.Query.get(
        "/v1/resolve?system=%s&id=%s"
            .formatted(key.source(), URLEncoder.encode(key.id(), StandardCharsets.UTF_8)));
  }

  private static QueryLoad.Query realtime(Plan plan, DemoRecord record, int number) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("source_name", record.key().source());
    body.put("external_id", "bench-" + number).put("wait_millis", 30_000);
    ObjectNode data = body.putObject("data");
    record.columns().forEach(data::put);
    data.remove(plan.primaryKey(record.key().source()));
    return QueryLoad.Query.post("/v1/resolve/realtime", body.toString());
  }
}
