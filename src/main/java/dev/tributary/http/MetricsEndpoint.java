package dev.tributary.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /metrics}, and nothing else. */
public final class MetricsEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);
  private static final String PATH = "/metrics";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final ExecutorService executor;

  private MetricsEndpoint(HttpServer server, Supplier<String> metrics) {
    this.server = server;
    this.executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "tributary-metrics");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(executor);
    server.createContext("/", exchange -> answer(exchange, metrics));
  }

  /**
   * Listens from now on.
   *
   * @param metrics asked for each request
   * @throws IOException where the address cannot be had
   */
  public static MetricsEndpoint start(InetSocketAddress address, Supplier<String> metrics)
      throws IOException {
    MetricsEndpoint endpoint = new MetricsEndpoint(HttpServer.create(address, 0), metrics);
    endpoint.server.start();
    return endpoint;
  }

  /** Where it is found. */
  public String url() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return "http://%s:%d%s"
        .formatted(host.contains(":") ? "[" + host + "]" : host, bound.getPort(), PATH);
  }

  private static void answer(HttpExchange exchange, Supplier<String> metrics) throws IOException {
    try (exchange) {
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        send(exchange, NOT_FOUND, "There is only " + PATH + " here.\n", isHead);
      } else if (!isHead && !exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, NOT_ALLOWED, "Metrics are read with GET.\n", false);
      } else {
        sendMetrics(exchange, metrics, isHead);
      }
    }
  }

  private static void sendMetrics(HttpExchange exchange, Supplier<String> metrics, boolean isHead)
      throws IOException {
    String text;
    try {
      text = metrics.get();
    } catch (RuntimeException e) {
      LOG.warn("the metrics were not read: {}", e.toString());
      send(exchange, FAILED, "The metrics cannot be read at present.\n", isHead);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", PrometheusText.CONTENT_TYPE);
    send(exchange, OK, text, isHead);
  }

  private static void send(HttpExchange exchange, int status, String text, boolean isHead)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
