package dev.tributary.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves routes over HTTP or HTTPS. What goes wrong is answered with its status and {@code
 * {"error": …}}; logs name routes and keys, and neither parameters nor bodies.
 */
public final class HttpService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
  private static final int BACKLOG = 256;
  private static final int GONE_AWAY = 499;

  /**
   * Address and headers of a request. Beyond it the JDK's server cuts the connection without a
   * word; an address of a megabyte is still told what is wrong with it.
   */
  private static final int LONGEST_HEAD = (1 << 20) + (1 << 18);

  private final HttpServer server;
  private final ServerLimits limits;
  private final ExecutorService executor;

  /**
   * Held by a request that somebody's key opens while it is answered. It may wait for another
   * instance, whose own requests must find a thread here meanwhile.
   */
  private final Semaphore answering;

  private final RequestBodies bodies;

  /** Callers that take nothing of a stream for as long as a request may take are cut off. */
  private final StalledWriters stalls;

  private final ServiceMeters meters = new ServiceMeters();

  private HttpService(HttpServer server, ServerLimits limits) {
    this.server = server;
    this.limits = limits;
    this.executor = threads(limits.threads());
    this.stalls = new StalledWriters(limits.requestTimeout());
    this.bodies = new RequestBodies(limits.maxBodyBytes());
    this.answering = new Semaphore(Math.max(1, limits.threads() * 3 / 4));
    server.setExecutor(executor);
  }

  /** The JDK's server knows these as properties of the system alone, read when it is first used. */
  private static void prepare(ServerLimits limits) {
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.maxReqTime", limits.requestTimeout().toSeconds());
    setUnlessSet("sun.net.httpserver.idleInterval", 60);
    setUnlessSet("sun.net.httpserver.maxIdleConnections", 1_000);
    setUnlessSet("sun.net.httpserver.maxReqHeaders", 100);
    setUnlessSet("sun.net.httpserver.maxReqHeaderSize", LONGEST_HEAD);
    setUnlessSet("jdk.httpserver.maxConnections", 4_000);
  }

  private static void setUnlessSet(String property, Object value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value.toString());
    }
  }

  /**
   * Takes an address, so that its port is known.
   *
   * @param tls null for plain HTTP
   * @throws IOException where the address cannot be had
   */
  public static HttpService bind(
      InetSocketAddress address, @Nullable SSLContext tls, ServerLimits limits) throws IOException {
    prepare(limits);
    return new HttpService(listener(address, tls), limits);
  }

  /** What requests are answered by. */
  private record Serving(RouteTable routes, Gatekeeper gatekeeper, NotedAnswers answers) {}

  /**
   * Answers from now on.
   *
   * @param reads takes down what callers read of persons
   */
  public void serve(RouteTable routes, KeyRing keys, PeerSignature peers, ReadLog reads) {
    RateLimiter limiter =
        new RateLimiter(limits.requestsPerSecond(), limits.requestsPerSecond(), System::nanoTime);
    Gatekeeper gatekeeper = new Gatekeeper(keys, peers, limiter);
    Serving serving = new Serving(routes, gatekeeper, new NotedAnswers(reads));
    server.createContext("/", exchange -> serve(exchange, serving));
    server.start();
  }

  private static HttpServer listener(InetSocketAddress address, @Nullable SSLContext tls)
      throws IOException {
    if (tls == null) {
      return HttpServer.create(address, BACKLOG);
    }
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  /**
   * Requests beyond the threads come to the thread that accepts them, which turns them away: while
   * it answered one, or sent events for a quarter of an hour, nobody would be let in.
   */
  private static ExecutorService threads(int most) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        Math.min(8, most),
        most,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Worker(task, "tributary-http-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /** The port that it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What it has answered so far. */
  public ServiceMeters meters() {
    return meters;
  }

  private void serve(HttpExchange exchange, Serving serving) throws IOException {
    long began = System.nanoTime();
    Answered answered = answered(exchange, serving);
    Reply reply = answered.reply();
    int status = reply == null ? GONE_AWAY : reply.status();
    try {
      if (reply != null) {
        send(exchange, reply);
      }
      exchange.close();
    } catch (IOException e) {
      status = GONE_AWAY;
      // Left open: to close it would end the answer as if it were whole. The server, which is told,
      // cuts the connection instead.
      throw e;
    } finally {
      if (reply != null && reply.stream() != null) {
        reply.stream().close();
      }
      long millis = (System.nanoTime() - began) / 1_000_000;
      meters.answered(answered.pattern(), status, millis);
      LOG.debug(
          "{} {} {} in {} ms", exchange.getRequestMethod(), answered.pattern(), status, millis);
    }
  }

  /**
   * What is answered to a request.
   *
   * @param reply null where the caller has gone, or never sent all of it
   */
  private record Answered(String pattern, @Nullable Reply reply) {}

  private Answered answered(HttpExchange exchange, Serving serving) {
    String pattern = "unknown";
    try {
      RouteTable.Found found = find(exchange, serving.routes());
      pattern = found.route().path();
      return new Answered(pattern, answer(exchange, found, serving));
    } catch (HttpFailure e) {
      return new Answered(pattern, failure(e));
    } catch (UnavailableException e) {
      HttpFailure failure =
          HttpFailure.unavailable(String.valueOf(e.getMessage()), e.retryAfterSeconds());
      return new Answered(pattern, failure(failure));
    } catch (IOException e) {
      return new Answered(pattern, null);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      // Without an answer the caller would wait for one, on a connection that nobody closes.
      return new Answered(pattern, broken(pattern, e));
    }
  }

  private static RouteTable.Found find(HttpExchange exchange, RouteTable routes) {
    return routes.find(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery());
  }

  /** A thread that may take its time. */
  private static final class Worker extends Thread {
    Worker(Runnable task, String name) {
      super(task, name);
    }
  }

  private Reply answer(HttpExchange exchange, RouteTable.Found found, Serving serving)
      throws IOException {
    Map<String, String> headers = headers(exchange.getRequestHeaders());
    Route route = found.route();
    if (!(Thread.currentThread() instanceof Worker) && !route.isOpen()) {
      throw tooMany();
    }
    ApiKey caller = serving.gatekeeper().admit(route, headers);
    if (route.isUpload()) {
      Request form =
          new Request(
              route,
              found.path(),
              found.query(),
              headers,
              new byte[0],
              caller,
              exchange.getRequestBody());
      return answerInTurn(form, route, serving.answers());
    }
    byte[] body = bodies.read(exchange.getRequestBody(), headers, route);
    serving.gatekeeper().admitBody(route, headers, body);
    Request request = new Request(route, found.path(), found.query(), headers, body, caller);
    return caller == null
        ? route.handler().answer(request)
        : answerInTurn(request, route, serving.answers());
  }

  private Reply answerInTurn(Request request, Route route, NotedAnswers answers) {
    if (!answering.tryAcquire()) {
      throw tooMany();
    }
    try {
      return answers.answer(route, request);
    } finally {
      answering.release();
    }
  }

  private static HttpFailure tooMany() {
    return HttpFailure.unavailable("too many requests are being answered; ask again", 1);
  }

  private static Map<String, String> headers(Headers sent) {
    Map<String, String> headers = new TreeMap<>();
    sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return headers;
  }

  private static Reply failure(HttpFailure failure) {
    ObjectNode error = JsonNodeFactory.instance.objectNode().put("error", failure.inWords());
    JsonNode current = failure.current();
    if (current != null) {
      error.set("current", current);
    }
    Reply reply = Reply.json(failure.status(), error);
    for (Map.Entry<String, String> header : failure.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  /** What broke is for the log alone, where the reference finds it. */
  private static Reply broken(String pattern, Throwable e) {
    String reference = UUID.randomUUID().toString();
    StackTraceElement[] where = e.getStackTrace();
    LOG.error(
        "{} broke with {} at {}; reference {}",
        pattern,
        e.getClass().getName(),
        where.length == 0 ? "an unknown place" : where[0],
        reference);
    return Reply.json(
        500,
        JsonNodeFactory.instance
            .objectNode()
            .put("error", "something broke here; the log says more under reference " + reference));
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.contentType());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    reply.headers().forEach(headers::set);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    byte[] body = reply.body();
    if (isHead) {
      exchange.sendResponseHeaders(reply.status(), -1);
    } else if (body != null) {
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      OutputStream out = stalls.watch(exchange.getResponseBody());
      out.write(body);
      out.close();
    } else {
      exchange.sendResponseHeaders(reply.status(), 0);
      stream(exchange, reply);
    }
  }

  /** What breaks on the way is for the log alone; the caller sees that the answer is cut. */
  private void stream(HttpExchange exchange, Reply reply) throws IOException {
    OutputStream out = stalls.watch(exchange.getResponseBody());
    try {
      Objects.requireNonNull(reply.stream()).writeTo(out);
      out.close();
    } catch (RuntimeException e) {
      LOG.error("an answer broke off with {}", e.getClass().getName());
      throw new IOException("the answer broke off", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    stalls.close();
  }
}
