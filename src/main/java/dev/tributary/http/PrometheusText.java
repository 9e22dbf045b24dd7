package dev.tributary.http;

import dev.tributary.topology.DurationHistogram;
import java.util.Map;

/**
 * Writes metrics in the text format of Prometheus, version 0.0.4: a line of help and a line with
 * the type of each, then its samples.
 */
final class PrometheusText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();
  private final String labels;

  /**
   * @param name of a label that every sample carries
   * @param value its value
   */
  PrometheusText(String name, String value) {
    this.labels = label(name, value);
  }

  /** Begins a number that only grows while the process lives. */
  PrometheusText counter(String name, String help) {
    return begin(name, help, "counter");
  }

  /** Begins a number that goes up and down. */
  PrometheusText gauge(String name, String help) {
    return begin(name, help, "gauge");
  }

  private PrometheusText begin(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  void sample(String name, long value) {
    sample(name, "", Long.toString(value));
  }

  void sample(String name, Map<String, String> more, long value) {
    StringBuilder with = new StringBuilder();
    more.forEach((label, text) -> with.append(',').append(label(label, text)));
    sample(name, with.toString(), Long.toString(value));
  }

  private void sample(String name, String more, String value) {
    text.append(name).append('{').append(labels).append(more).append("} ");
    text.append(value).append('\n');
  }

  /** A histogram of durations, in seconds as Prometheus wants them. */
  void histogram(String name, String help, DurationHistogram histogram) {
    begin(name, help, "histogram");
    long count = 0;
    for (int bucket = 0; bucket < DurationHistogram.limits(); bucket++) {
      count += histogram.count(bucket);
      String limit = Double.toString(DurationHistogram.limitMillis(bucket) / 1e3);
      sample(name + "_bucket", "," + label("le", limit), Long.toString(count));
    }
    count += histogram.count(DurationHistogram.limits());
    sample(name + "_bucket", "," + label("le", "+Inf"), Long.toString(count));
    sample(name + "_sum", "", Double.toString(histogram.sumMillis() / 1e3));
    sample(name + "_count", "", Long.toString(count));
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\"";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
