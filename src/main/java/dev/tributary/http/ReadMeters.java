package dev.tributary.http;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what became of the reads that were to be taken down. */
public final class ReadMeters {
  private static final String STORED = "tributary_reads_audited_total";
  private static final String LOST = "tributary_reads_unaudited_total";
  private static final String REFUSED = "tributary_reads_refused_total";
  private static final String WAITING = "tributary_reads_waiting";

  /** On the topic. */
  public final LongAdder stored = new LongAdder();

  /** Answered, and not taken down. */
  public final LongAdder lost = new LongAdder();

  /** Not answered, as they could not be taken down. */
  public final LongAdder refused = new LongAdder();

  /** In the text format of Prometheus. */
  public String text(String entity, LongSupplier waiting) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.counter(STORED, "Reads of persons' data that are in the audit.")
        .sample(STORED, stored.sum());
    out.counter(LOST, "Reads that were answered and are missing in the audit.")
        .sample(LOST, lost.sum());
    out.counter(REFUSED, "Reads that were refused, as the audit could not take them.")
        .sample(REFUSED, refused.sum());
    out.gauge(WAITING, "Reads that wait to be stored.").sample(WAITING, waiting.getAsLong());
    return out.toString();
  }
}
