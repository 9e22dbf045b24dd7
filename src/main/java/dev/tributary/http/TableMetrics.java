package dev.tributary.http;

import dev.tributary.query.QueryTables;

/** How an instance fares that keeps the tables of queries, in the text format of Prometheus. */
public final class TableMetrics {
  private static final String REPLACED = "tributary_table_threads_replaced_total";

  private TableMetrics() {}

  public static String of(QueryTables tables, String entity) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.counter(
            REPLACED,
            "Threads that failed for the broker, the network or a transaction, and were replaced.")
        .sample(REPLACED, tables.threadsReplaced());
    return out.toString();
  }
}
