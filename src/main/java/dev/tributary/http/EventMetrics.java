package dev.tributary.http;

import dev.tributary.events.EventMeters;

/** Who listens to an instance, in the text format of Prometheus. */
public final class EventMetrics {
  private static final String LISTENERS = "tributary_event_listeners";
  private static final String EVENTS = "tributary_events_sent_total";
  private static final String DROPPED = "tributary_event_listeners_dropped_total";

  private EventMetrics() {}

  public static String of(EventMeters meters, String entity) {
    PrometheusText out = new PrometheusText("entity", entity);
    out.gauge(LISTENERS, "Callers that hear events of this process.")
        .sample(LISTENERS, meters.listening());
    out.counter(EVENTS, "Events sent, each for each listener.").sample(EVENTS, meters.events());
    out.counter(DROPPED, "Listeners that were too slow.").sample(DROPPED, meters.tooSlow());
    return out.toString();
  }
}
