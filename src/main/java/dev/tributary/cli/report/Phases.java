package dev.tributary.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the parts of a run took, in their order. */
public final class Phases {
  /** From the beginning to a resolver that runs. */
  public static final String START = "start";

  /** Sending the changes, while they are being resolved. */
  public static final String FEED = "feed";

  /** What was left to resolve after the last change was sent. */
  public static final String RESOLVE = "resolve";

  /** Reading the results back and writing them down. */
  public static final String WRITE = "write";

  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long since = System.nanoTime();

  /** What went on until now was this. */
  public void end(String phase) {
    long now = System.nanoTime();
    seconds.merge(phase, (now - since) / 1e9, Double::sum);
    since = now;
  }

  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }

  /** Of one phase; 0 if there was none. */
  public double seconds(String phase) {
    return seconds.getOrDefault(phase, 0.0);
  }

  public double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
