package dev.tributary.api;

import dev.tributary.jobs.JobSettings;
import dev.tributary.topology.OperatingLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the file of {@code tributary serve}; a key that it does not know is an error. */
final class ServeConfigReader {
  private static final String ROOT = "";
  private static final int LONGEST_TEXT = 1 << 16;
  private static final int MOST = Integer.MAX_VALUE;

  static final Map<String, Set<String>> KEYS =
      Map.of(
          ROOT,
          Set.of(
              "spec",
              "broker",
              "data_dir",
              "listen",
              "advertise",
              "keys_file",
              "cluster_secret_file",
              "erasure_secret_file",
              "tls",
              "resolver",
              "standby_replicas",
              "open_metrics",
              "limits",
              "jobs",
              "history",
              "review",
              "audit"),
          "audit",
          Set.of("reads", "max_waiting_ids", "refuse_when_full"),
          "review",
          Set.of("second_opinion_percent"),
          "history",
          Set.of("keep_days"),
          "broker",
          Set.of("bootstrap_servers", "client_config"),
          "tls",
          Set.of("keystore", "password_file"),
          "resolver",
          Set.of(
              "partitions",
              "threads",
              "commit_interval_ms",
              "max_backlog",
              "component_alarm",
              "keep_deleted_days",
              "sweep_rate",
              "refuse_new_spec"),
          "limits",
          Set.of(
              "requests_per_second",
              "max_body_bytes",
              "threads",
              "request_timeout_seconds",
              "search_timeout_ms",
              "exports",
              "event_listeners",
              "event_listeners_per_key",
              "max_file_bytes",
              "max_file_rows"),
          "jobs",
          Set.of("keep", "max_records", "export_dir"));

  private final String name;
  private final Path directory;

  ServeConfigReader(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  ServeConfig read(String text) {
    Section root = section(ROOT, load(text));
    Section broker = root.section("broker");
    Section tls = root.section("tls");
    if (tls.has("keystore") != tls.has("password_file")) {
      throw wrong("tls needs both keystore and password_file, or neither");
    }
    return new ServeConfig(
        root.requiredPath("spec"),
        broker.text("bootstrap_servers"),
        broker.path("client_config"),
        root.path("data_dir", ".tributary"),
        root.text("listen", "127.0.0.1:8080"),
        root.text("advertise"),
        root.path("keys_file", "keys.json"),
        root.path("cluster_secret_file"),
        root.path("erasure_secret_file"),
        tls.path("keystore"),
        tls.path("password_file"),
        resolving(root.section("resolver")),
        root.number("standby_replicas", 0, 0, 10),
        root.flag("open_metrics"),
        limits(root.section("limits")),
        jobs(root.section("jobs")),
        oversight(root));
  }

  private static ServeConfig.Resolving resolving(Section section) {
    OperatingLimits usual = OperatingLimits.DEFAULT;
    return new ServeConfig.Resolving(
        section.number("partitions", 4, 1, 10_000),
        section.number("threads", 2, 1, 1_000),
        Duration.ofMillis(section.number("commit_interval_ms", 50, 1, 60_000)),
        section.number("max_backlog", (int) usual.maxBacklog(), 1, MOST),
        section.number("component_alarm", usual.componentAlarm(), 1, MOST),
        Duration.ofDays(section.number("keep_deleted_days", 30, 1, 36_500)),
        section.number("sweep_rate", usual.sweepPace().recordsPerSecond(), 1, MOST),
        section.flag("refuse_new_spec"));
  }

  private static Oversight oversight(Section root) {
    int days = (int) Oversight.DEFAULT.keepVersions().toDays();
    return new Oversight(
        Duration.ofDays(root.section("history").number("keep_days", days, 0, 36_500)),
        root.section("review").number("second_opinion_percent", 0, 0, 100),
        reads(root.section("audit")));
  }

  private static ReadAuditSettings reads(Section section) {
    return new ReadAuditSettings(
        section.flag("reads"),
        section.number(
            "max_waiting_ids", ReadAuditSettings.OFF.maxWaitingIds(), 2_000, 100_000_000),
        section.flag("refuse_when_full"));
  }

  private static ServeConfig.Limits limits(Section section) {
    return new ServeConfig.Limits(
        section.number("requests_per_second", 2_000, 1, 1_000_000),
        section.number("max_body_bytes", 8 << 20, 1_024, 1 << 28),
        threads(section),
        Duration.ofSeconds(section.number("request_timeout_seconds", 30, 1, 3_600)),
        Duration.ofMillis(section.number("search_timeout_ms", 1_000, 10, 60_000)),
        section.number("exports", 2, 1, 1_000),
        streams(section));
  }

  private static int threads(Section section) {
    return section.number("threads", 64, 2, 10_000);
  }

  private static StreamLimits streams(Section section) {
    StreamLimits usual = StreamLimits.DEFAULT;
    int threads = threads(section); // each listener takes one
    return new StreamLimits(
        section.number("event_listeners", Math.min(usual.listeners(), threads / 4), 0, threads / 2),
        section.number("event_listeners_per_key", usual.listenersPerKey(), 1, 5_000),
        section.number("max_file_bytes", (int) usual.fileBytes(), 1_024, MOST),
        section.number("max_file_rows", usual.fileRows(), 1, MOST));
  }

  private static JobSettings jobs(Section section) {
    return new JobSettings(
        section.number("keep", JobSettings.USUAL_KEEP, 1, 10_000),
        section.number("max_records", JobSettings.USUAL_MAX_RECORDS, 2, 100_000_000),
        section.path("export_dir"));
  }

  private Object load(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(name)
              .setSchema(new CoreSchema())
              .setCodePointLimit(LONGEST_TEXT)
              .setAllowDuplicateKeys(false)
              .build();
      Object document = new Load(settings).loadFromString(text);
      return document == null ? Map.of() : document;
    } catch (YamlEngineException e) {
      throw wrong("it is not YAML: " + e.getMessage());
    }
  }

  private Section section(String path, Object value) {
    if (!(value instanceof Map<?, ?> entries)) {
      throw wrong((path.isEmpty() ? "the file" : path) + " has to be a mapping (key: value)");
    }
    Map<String, Object> values = new HashMap<>();
    Set<String> known = KEYS.getOrDefault(path, Set.of());
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (!known.contains(key)) {
        throw wrong(
            "%s is not known%s; there are %s"
                .formatted(
                    key, path.isEmpty() ? "" : " in " + path, String.join(", ", sorted(known))));
      }
      if (entry.getValue() == null) {
        throw wrong(at(path, key) + " has no value; give it one or remove the key");
      }
      values.put(key, entry.getValue());
    }
    return new Section(path, values);
  }

  private static Set<String> sorted(Set<String> keys) {
    return new TreeSet<>(keys);
  }

  private static String at(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private ServeConfigException wrong(String what) {
    return new ServeConfigException(name + ": " + what);
  }

  /** A mapping of the file. */
  private final class Section {
    private final String path;
    private final Map<String, Object> values;

    Section(String path, Map<String, Object> values) {
      this.path = path;
      this.values = values;
    }

    boolean has(String key) {
      return values.containsKey(key);
    }

    Section section(String key) {
      return ServeConfigReader.this.section(key, values.getOrDefault(key, Map.of()));
    }

    @Nullable String text(String key) {
      Object value = values.get(key);
      if (value == null) {
        return null;
      }
      if (value instanceof String text && !text.isBlank()) {
        return text.strip();
      }
      throw wrong(at(path, key) + " has to be a text");
    }

    String text(String key, String otherwise) {
      String text = text(key);
      return text == null ? otherwise : text;
    }

    @Nullable Path path(String key) {
      String text = text(key);
      return text == null ? null : directory.resolve(text);
    }

    Path path(String key, String otherwise) {
      return directory.resolve(text(key, otherwise));
    }

    Path requiredPath(String key) {
      Path found = path(key);
      if (found == null) {
        throw wrong(at(path, key) + " is missing; name the file of the spec");
      }
      return found;
    }

    int number(String key, int otherwise, int from, int to) {
      Object value = values.get(key);
      if (value == null) {
        return otherwise;
      }
      if (value instanceof Integer number && number >= from && number <= to) {
        return number;
      }
      throw wrong("%s has to be a whole number from %d to %d".formatted(at(path, key), from, to));
    }

    boolean flag(String key) {
      Object value = values.getOrDefault(key, false);
      if (value instanceof Boolean flag) {
        return flag;
      }
      throw wrong(at(path, key) + " has to be true or false");
    }
  }
}
