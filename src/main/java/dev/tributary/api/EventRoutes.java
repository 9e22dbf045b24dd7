package dev.tributary.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.events.EventFeed;
import dev.tributary.events.EventHub;
import dev.tributary.events.EventKind;
import dev.tributary.events.EventsLostException;
import dev.tributary.events.LiveEvent;
import dev.tributary.http.HttpFailure;
import dev.tributary.http.Parameter;
import dev.tributary.http.Reply;
import dev.tributary.http.Request;
import dev.tributary.http.Role;
import dev.tributary.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What happens, live, as server-sent events of the HTML standard. Each has the place to go on from
 * as its id, so that a client which reconnects, as they do by themselves, misses nothing.
 */
final class EventRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ALIVE_EVERY = Duration.ofSeconds(10);

  /** After it a listener connects again, and its key is looked at again. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int TRY_AGAIN_SECONDS = 10;
  private static final int RECONNECT_MILLIS = 2_000;

  private final EventHub hub;
  private final StreamLimits limits;
  private final Map<String, Integer> listening = new HashMap<>();

  EventRoutes(EventHub hub, StreamLimits limits) {
    this.hub = hub;
    this.limits = limits;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/v1/events",
            Role.READING,
            "What happens, live, as server-sent events; the header Last-Event-ID goes on after an"
                + " event.",
            List.of(
                Parameter.optional(
                    "types", "those that are wanted, by commas: " + EventKind.words()),
                Parameter.optional("since", "the id of an event, where a header cannot be sent")),
            this::listen));
  }

  private Reply listen(Request request) {
    Set<EventKind> kinds = kinds(request.query("types"));
    String header = request.header("last-event-id");
    String since = header == null || header.isBlank() ? request.query("since") : header;
    String caller = request.callerName();
    take(caller);
    boolean begun = false;
    try {
      Listener listener = new Listener(hub.listen(kinds, since), caller, request.isMasked());
      begun = true;
      return Reply.stream("text/event-stream", listener).with("X-Accel-Buffering", "no");
    } catch (EventsLostException e) {
      throw e.isOutdated() ? HttpFailure.gone(e.inWords()) : HttpFailure.invalid(e.inWords());
    } finally {
      if (!begun) {
        giveBack(caller);
      }
    }
  }

  private static Set<EventKind> kinds(@Nullable String types) {
    if (types == null || types.isBlank()) {
      return EventKind.all();
    }
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    for (String type : types.split(",", -1)) {
      kinds.add(
          EventKind.of(type.strip())
              .orElseThrow(
                  () -> HttpFailure.invalid("types has to be some of " + EventKind.words())));
    }
    return kinds;
  }

  private synchronized void take(String caller) {
    int all = listening.values().stream().mapToInt(Integer::intValue).sum();
    int own = listening.getOrDefault(caller, 0);
    if (all >= limits.listeners() || own >= limits.listenersPerKey()) {
      throw HttpFailure.busy(
          "as many listen as limits.event_listeners (%d) and limits.event_listeners_per_key (%d) allow"
              .formatted(limits.listeners(), limits.listenersPerKey()),
          TRY_AGAIN_SECONDS);
    }
    listening.put(caller, own + 1);
  }

  private synchronized void giveBack(String caller) {
    listening.merge(caller, -1, Integer::sum);
    listening.remove(caller, 0);
  }

  /** One who listens; gives the place back however it ends. */
  private final class Listener implements Reply.Stream {
    private final EventFeed feed;
    private final String caller;
    private final boolean masked;

    Listener(EventFeed feed, String caller, boolean masked) {
      this.feed = feed;
      this.caller = caller;
      this.masked = masked;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      long end = System.nanoTime() + LONGEST.toNanos();
      // Without data nothing is dispatched, and yet a client keeps the id.
      write(out, "retry: " + RECONNECT_MILLIS + "\nid: " + feed.place() + "\n\n");
      out.flush();
      try {
        while (feed.ended().isEmpty() && System.nanoTime() - end < 0) {
          LiveEvent event = feed.next(ALIVE_EVERY);
          if (event == null) {
            write(out, ": alive\n\n");
          } else {
            tell(out, event);
          }
          out.flush();
        }
        bye(out, feed.ended().orElse("time to connect again"));
      } catch (KafkaException e) {
        bye(out, "the broker does not tell events at the moment; listen again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        bye(out, "the service stops; listen again");
      }
    }

    private void tell(OutputStream out, LiveEvent event) throws IOException {
      if (event.kind() == EventKind.JOBS && event.key().contains("/")) {
        return; // a demand to cancel a job; its state follows
      }
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("type", event.kind().word()).put("key", event.key());
      node.put("at", Instant.ofEpochMilli(event.atMillis()).toString());
      byte[] value = event.value();
      node.set("value", value == null ? null : shown(event.kind(), value));
      write(out, "id: " + feed.place() + "\nevent: " + event.kind().word() + "\n");
      write(out, "data: " + JSON.writeValueAsString(node) + "\n\n");
    }

    /** What cannot be read is not ours to show. */
    private @Nullable ObjectNode shown(EventKind kind, byte[] value) {
      try {
        return JSON.readTree(value) instanceof ObjectNode object
            ? EventViews.shown(kind, object, masked)
            : null;
      } catch (IOException e) {
        return null;
      }
    }

    private void bye(OutputStream out, String why) throws IOException {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("reason", why);
      write(out, "event: bye\ndata: " + JSON.writeValueAsString(node) + "\n\n");
      out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      try {
        feed.close();
      } finally {
        giveBack(caller);
      }
    }
  }
}
