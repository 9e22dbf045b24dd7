package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Listens to a stream of server-sent events, as a browser would. */
public final class EventStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InputStream body;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Event> heard = new ArrayList<>();

  /**
   * An event.
   *
   * @param id the last one that was sent
   * @param type {@code message} where none was sent
   */
  public record Event(String id, String type, JsonNode data) {
    public String key() {
      return data.path("key").asText();
    }
  }

  private EventStream(InputStream body) {
    this.body = body;
    Thread reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  /** Opens one that has to be let in, and waits for its first id. */
  public static EventStream open(Caller caller, String path, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    var request = caller.request(path);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    EventStream stream = new EventStream(response.body());
    stream.await(event -> event.type().equals("id"));
    return stream;
  }

  private void read() {
    String id = "";
    String type = "message";
    StringBuilder data = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty()) {
          String text = data.isEmpty() ? "{}" : data.toString();
          events.add(new Event(id, data.isEmpty() ? "id" : type, JSON.readTree(text)));
          type = "message";
          data.setLength(0);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // it was closed, here or there
    }
  }

  /** The next event that is as wanted; those before it are passed over. */
  public Event await(Predicate<Event> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Event event = events.poll(1, TimeUnit.SECONDS);
      if (event != null) {
        heard.add(event);
        if (wanted.test(event)) {
          return event;
        }
      }
    }
    throw new AssertionError("no such event within " + PATIENCE + "; there were " + heard);
  }

  /** All that was awaited or passed over. */
  public List<Event> heard() {
    return heard;
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
