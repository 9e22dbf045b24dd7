package dev.tributary.http;

import dev.tributary.search.EntitySearch;

/** How far the search index of an instance is, in the text format of Prometheus. */
public final class SearchMetrics {
  private static final String ENTITIES = "tributary_search_entities";
  private static final String WAITING = "tributary_search_waiting_entities";
  private static final String INCOMPLETE = "tributary_search_incomplete_partitions";

  private SearchMetrics() {}

  public static String of(EntitySearch search, String entity) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.gauge(ENTITIES, "Entities of this instance that are found by a search.")
        .sample(ENTITIES, search.entities());
    out.gauge(WAITING, "Entities of this instance that wait to be indexed.")
        .sample(WAITING, search.waiting());
    out.gauge(INCOMPLETE, "Partitions of this instance that are not searched whole yet.")
        .sample(INCOMPLETE, search.incomplete());
    return out.toString();
  }
}
