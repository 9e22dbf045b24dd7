package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.topology.ResolverMeters;
import dev.tributary.topology.TopicLags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResolverMetricsTest {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)\\{([a-z_]+=\"[^\"]*\",?)+\\} -?[0-9.]+(E-?[0-9]+)?");

  private final ResolverMeters meters = new ResolverMeters();

  private List<String> lines() {
    TopicLags lags = new TopicLags(Map.of("t.inbox", 7L, "t.blocking", 0L), 99);
    return ResolverMetrics.text("customer", meters, lags, true).lines().toList();
  }

  @Test
  void tellsWhatHappened() {
    meters.changes.add(12);
    meters.changeToResolved.add(40);
    meters.changeToResolved.add(700);
    meters.changeToResolved.add(1_000_000);
    assertThat(lines())
        .contains(
            "# TYPE tributary_changes_total counter",
            "tributary_changes_total{entity=\"customer\"} 12",
            "tributary_lag_messages{entity=\"customer\",topic=\"t.inbox\"} 7",
            "tributary_lag_messages{entity=\"customer\",topic=\"t.blocking\"} 0",
            "tributary_intake_paused{entity=\"customer\"} 1",
            "tributary_change_to_resolved_seconds_bucket{entity=\"customer\",le=\"0.025\"} 0",
            "tributary_change_to_resolved_seconds_bucket{entity=\"customer\",le=\"0.05\"} 1",
            "tributary_change_to_resolved_seconds_bucket{entity=\"customer\",le=\"1.0\"} 2",
            "tributary_change_to_resolved_seconds_bucket{entity=\"customer\",le=\"300.0\"} 2",
            "tributary_change_to_resolved_seconds_bucket{entity=\"customer\",le=\"+Inf\"} 3",
            "tributary_change_to_resolved_seconds_sum{entity=\"customer\"} 1000.74",
            "tributary_change_to_resolved_seconds_count{entity=\"customer\"} 3");
  }

  /** Every name has its help and its type once, before its samples, and no sample comes twice. */
  @Test
  void keepsToTheTextFormat() {
    Set<String> typed = new HashSet<>();
    Set<String> samples = new HashSet<>();
    String type = "";
    for (String line : lines()) {
      if (line.startsWith("# TYPE ")) {
        type = line.split(" ")[2];
        assertThat(typed.add(type)).as(line).isTrue();
      } else if (!line.startsWith("# HELP ")) {
        assertThat(line).matches(SAMPLE);
        assertThat(line).startsWith(type);
        assertThat(samples.add(line.substring(0, line.lastIndexOf(' ')))).as(line).isTrue();
      }
    }
    assertThat(typed).hasSizeGreaterThan(20);
  }

  @Test
  void escapesWhatStandsInLabels() {
    PrometheusText text = new PrometheusText("entity", "a");
    text.gauge("g", "Help.").sample("g", Map.of("cause", "a\"b\\c\nd"), 1);
    assertThat(text.toString()).endsWith("g{entity=\"a\",cause=\"a\\\"b\\\\c\\nd\"} 1\n");
  }

  @Test
  void eachIsInTheManual() throws IOException {
    String manual = Files.readString(Path.of("src/docs/operating.md"));
    List<String> names =
        lines().stream()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.split(" ")[2])
            .toList();
    assertThat(names).hasSizeGreaterThan(20);
    assertThat(names).allSatisfy(name -> assertThat(manual).contains("`" + name + "`"));
  }
}
