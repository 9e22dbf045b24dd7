package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.broker.EmbeddedBroker;
import dev.tributary.http.ApiKey;
import dev.tributary.http.Caller;
import dev.tributary.http.KeyFile;
import dev.tributary.http.Role;
import dev.tributary.http.ServerLimits;
import dev.tributary.jobs.JobSettings;
import dev.tributary.spec.Plan;
import dev.tributary.spec.SmallSpec;
import dev.tributary.topology.KafkaAccess;
import dev.tributary.topology.OperatingLimits;
import dev.tributary.topology.ResolverSettings;
import dev.tributary.topology.SpecPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A broker and two instances of the service on it, with a key for every role. */
final class TwoServices implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int PROBES = 20;

  /** However busy the machine is, nothing is told as partial that is there. */
  private static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(20);

  static final int KEPT_JOBS = 5;

  private static final byte[] SECRET = "the secret of two".getBytes(StandardCharsets.UTF_8);

  private final Path directory;
  private final Plan plan;
  private final Oversight oversight;
  private final EmbeddedBroker broker;
  private final List<Service> services = new ArrayList<>();
  private final Map<Role, String> keys = new EnumMap<>(Role.class);

  private TwoServices(Plan plan, Path directory, Oversight oversight) {
    this.oversight = oversight;
    this.directory = directory;
    this.plan = plan;
    this.broker = EmbeddedBroker.start(directory.resolve("broker"));
  }

  static TwoServices start(String entity, Path directory) throws IOException {
    return start(SmallSpec.plan(entity), directory);
  }

  /** With a spec that has a source of the name crm. */
  static TwoServices start(Plan plan, Path directory) throws IOException {
    return start(plan, directory, Oversight.DEFAULT);
  }

  static TwoServices start(Plan plan, Path directory, Oversight oversight) throws IOException {
    TwoServices two = new TwoServices(plan, directory, oversight);
    List<ApiKey> made = new ArrayList<>();
    for (Role role : Role.values()) {
      ApiKey.Made key = ApiKey.make(role.word(), role, Instant.EPOCH);
      made.add(key.key());
      two.keys.put(role, key.secret());
    }
    new KeyFile(directory.resolve("keys.json")).write(made);
    two.services.add(two.service("a"));
    two.services.add(two.service("b"));
    await(() -> two.isShared());
    return two;
  }

  private Service service(String name) throws IOException {
    ResolverSettings resolver =
        new ResolverSettings(
            plan,
            KafkaAccess.plain(broker.bootstrapServers()),
            4,
            directory.resolve(name),
            1,
            Duration.ofMillis(50),
            OperatingLimits.DEFAULT);
    return Service.start(
        new ServiceSettings(
            resolver,
            SpecPolicy.PUBLISH_NEW,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            null,
            null,
            new KeyFile(directory.resolve("keys.json")),
            SECRET,
            0,
            false,
            ServerLimits.DEFAULT,
            SEARCH_TIMEOUT,
            new StreamLimits(3, 2, 1 << 20, 1_000),
            new JobSettings(KEPT_JOBS, 10_000, directory.resolve("exports")),
            oversight));
  }

  /** Ends both and starts them again; what they only had in memory is gone. */
  void restart() throws IOException {
    services.forEach(Service::close);
    services.clear();
    services.add(service("a"));
    services.add(service("b"));
    await(() -> isShared());
  }

  /** Both keep partitions of the tables, and either answers for every partition of both. */
  private boolean isShared() {
    for (int probe = 0; probe < 3 * PROBES; probe++) {
      String path = "/v1/resolve?system=crm&id=probe-" + probe % PROBES;
      for (int instance = 0; instance < services.size(); instance++) {
        if (services.get(instance).tables().instances().size() < services.size()
            || caller(instance, Role.READER).get(path).status() != 404) {
          return false;
        }
      }
    }
    return true;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  Service service(int instance) {
    return services.get(instance);
  }

  Caller caller(int instance, Role role) {
    return new Caller(services.get(instance).url(), keys.get(role));
  }

  JsonNode resolve(int instance, Role role, String source, String id) {
    Caller.Answer answer = caller(instance, role).get("/v1/resolve?system=" + source + "&id=" + id);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  long stat(String name) {
    Caller.Answer answer = caller(0, Role.READER).get("/v1/stats");
    return answer.status() == 200 ? answer.json().path(name).asLong() : -1;
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Override
  public void close() {
    services.forEach(Service::close);
    broker.close();
  }
}
