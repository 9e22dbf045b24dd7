package dev.tributary.http;

import dev.tributary.topology.DurationHistogram;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a server answered, by route and status. */
public final class ServiceMeters {
  private final Map<Answer, LongAdder> answers = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> opinions = new ConcurrentHashMap<>();
  private final DurationHistogram durations = new DurationHistogram();

  /** A kind of answer. */
  private record Answer(String route, int status) implements Comparable<Answer> {
    @Override
    public int compareTo(Answer other) {
      int byRoute = route.compareTo(other.route);
      return byRoute != 0 ? byRoute : Integer.compare(status, other.status);
    }
  }

  void answered(String route, int status, long millis) {
    answers.computeIfAbsent(new Answer(route, status), any -> new LongAdder()).increment();
    durations.add(millis);
  }

  /** Somebody has answered a question that two are asked. */
  public void opinion(String effect) {
    opinions.computeIfAbsent(effect, any -> new LongAdder()).increment();
  }

  /** In the text format of Prometheus. */
  public String text(String entity) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.counter("tributary_http_answers_total", "Answers over HTTP, by route and status.");
    new TreeMap<>(answers)
        .forEach(
            (answer, count) ->
                out.sample(
                    "tributary_http_answers_total",
                    Map.of("route", answer.route(), "status", Integer.toString(answer.status())),
                    count.sum()));
    out.counter("tributary_opinions_total", "Answers to questions that two are asked, by effect.");
    new TreeMap<>(opinions)
        .forEach(
            (effect, count) ->
                out.sample("tributary_opinions_total", Map.of("effect", effect), count.sum()));
    out.histogram("tributary_http_seconds", "From a request to its answer.", durations);
    return out.toString();
  }
}
