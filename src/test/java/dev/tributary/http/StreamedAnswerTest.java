package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An answer that is streamed is whole, or can be seen not to be; and it is always cleared away. */
@Timeout(180)
class StreamedAnswerTest {
  private static final int THREADS = 4;

  @TempDir static Path directory;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(THREADS);
  private final CountDownLatch leave = new CountDownLatch(1);
  private HttpService service;

  /** Writes something. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    new KeyFile(directory.resolve("keys.json")).write(List.of());
    service =
        HttpService.bind(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            null,
            new ServerLimits(100, 1_000, THREADS, Duration.ofSeconds(2), 1));
    RouteTable routes =
        new RouteTable(
            List.of(
                route("/whole", out -> out.write("all of it".getBytes(StandardCharsets.UTF_8))),
                route("/breaks", out -> breakAfter(out, new IllegalStateException("betty"))),
                route("/stops", out -> breakAfter(out, new IOException("gone"))),
                route("/endless", StreamedAnswerTest::endless),
                route("/waits", out -> waits()),
                Route.get(
                    "/keyed",
                    Role.READING,
                    "For keys.",
                    List.of(),
                    any -> Reply.text(200, "", ""))));
    service.serve(
        routes,
        new KeyRing(new KeyFile(directory.resolve("keys.json")), System::nanoTime),
        new PeerSignature(new byte[16], System::currentTimeMillis),
        ReadLog.NONE);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Route route(String path, Writing writing) {
    Reply.Stream stream =
        new Reply.Stream() {
          @Override
          public void writeTo(OutputStream out) throws IOException {
            writing.to(out);
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    return Route.get(
        path, Set.of(), "A stream.", List.of(), request -> Reply.stream("text/plain", stream));
  }

  private static void breakAfter(OutputStream out, Exception problem) throws IOException {
    out.write("the first part".getBytes(StandardCharsets.UTF_8));
    out.flush();
    if (problem instanceof IOException io) {
      throw io;
    }
    throw (RuntimeException) problem;
  }

  private void waits() throws IOException {
    entered.countDown();
    try {
      if (!leave.await(60, TimeUnit.SECONDS)) {
        throw new IOException("nobody let it go");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void endless(OutputStream out) throws IOException {
    byte[] much = new byte[1 << 16];
    while (true) {
      out.write(much);
    }
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void assertClosed() throws InterruptedException {
    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aWholeAnswerEnds() throws Exception {
    assertThat(send("GET", "/whole").body()).isEqualTo("all of it");
    assertClosed();
  }

  @Test
  void whatBreaksOffDoesNotLookWhole() throws Exception {
    assertThatThrownBy(() -> send("GET", "/breaks")).isInstanceOf(IOException.class);
    assertClosed();
    assertThatThrownBy(() -> send("GET", "/stops")).isInstanceOf(IOException.class);
    assertThat(send("GET", "/whole").statusCode()).isEqualTo(200);
  }

  @Test
  void aQuestionForTheHeadersAloneIsClearedAwayToo() throws Exception {
    assertThat(send("HEAD", "/endless").statusCode()).isEqualTo(200);
    assertClosed();
  }

  /** The thread that lets callers in would be busy for as long as the one whom it answers. */
  @Test
  void whileEverybodyIsBusyOthersAreTurnedAwayAndNobodyIsLetInLess() throws Exception {
    List<CompletableFuture<Integer>> busy = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      busy.add(CompletableFuture.supplyAsync(this::statusOfWaiting));
    }
    assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
    HttpResponse<String> refused = send("GET", "/keyed");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(send("GET", "/whole").statusCode()).as("a route without keys").isEqualTo(200);
    leave.countDown();
    for (CompletableFuture<Integer> one : busy) {
      assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(200);
    }
    assertThat(send("GET", "/keyed").statusCode()).isEqualTo(401);
  }

  private int statusOfWaiting() {
    try {
      return send("GET", "/waits").statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoTakesNothingIsCutOff() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket
          .getOutputStream()
          .write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertClosed();
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[1 << 16];
      long taken = 0;
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          taken += read;
        }
      } catch (IOException e) {
        // Cut off without a word is what is expected too.
      }
      assertThat(taken).isPositive();
    }
    assertThat(send("GET", "/whole").statusCode()).as("the thread goes on").isEqualTo(200);
  }
}
