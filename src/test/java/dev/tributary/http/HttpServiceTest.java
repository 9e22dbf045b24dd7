package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and how what is wrong with a request is told, over real HTTP. */
@Timeout(120)
class HttpServiceTest {
  private static final byte[] SECRET = "a secret of the instances".getBytes(StandardCharsets.UTF_8);
  private static final int MAX_BODY = 10_000;

  @TempDir static Path directory;
  private static HttpService service;
  private static final List<ApiKey> KEYS = new ArrayList<>();

  private static final RouteTable ROUTES =
      new RouteTable(
          List.of(
              Route.get("/open", Set.of(), "Open.", List.of(), any -> said("open")),
              Route.get(
                  "/echo/{id}",
                  Role.READING,
                  "Says what it was asked.",
                  List.of(Parameter.optional("q", "anything"), Parameter.number("n", "a number")),
                  request ->
                      said(
                          request.path("id")
                              + "|"
                              + request.query("q")
                              + "|"
                              + request.number("n", 1, 1, 9))),
              Route.post(
                  "/echo",
                  Role.DECIDING,
                  "Takes JSON.",
                  List.of(Parameter.required("a", "anything")),
                  request -> said(request.json().path("a").asText())),
              Route.get(
                  "/breaks",
                  Set.of(),
                  "Breaks.",
                  List.of(),
                  any -> {
                    throw new IllegalStateException("betty.baker@example.com");
                  }),
              Route.post(
                  "/internal/v1/x",
                  Role.RUNNING,
                  "Between instances.",
                  List.of(),
                  request -> said("peer"))));

  private static Reply said(String text) {
    return Reply.json(JsonNodeFactory.instance.objectNode().put("said", text));
  }

  @BeforeAll
  static void start() throws IOException {
    service = serve(null, new ServerLimits(1_000, MAX_BODY, 8, Duration.ofSeconds(20), 1));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpService serve(SSLContext tls, ServerLimits limits) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpService started = HttpService.bind(address, tls, limits);
    KeyFile file = new KeyFile(directory.resolve("keys.json"));
    started.serve(
        ROUTES,
        new KeyRing(file, System::nanoTime),
        new PeerSignature(SECRET, System::currentTimeMillis),
        ReadLog.NONE);
    return started;
  }

  /** A new key, known to services that start from now on. */
  private static String key(Role role) throws IOException {
    ApiKey.Made made = ApiKey.make("test", role, Instant.EPOCH);
    KEYS.add(made.key());
    new KeyFile(directory.resolve("keys.json")).write(KEYS);
    return made.secret();
  }

  private static Caller caller(Role role) throws IOException {
    String key = key(role);
    stop();
    start();
    return new Caller(url(), key);
  }

  private static String url() {
    return "http://localhost:" + service.port();
  }

  @Test
  void letsInWhoHasAKeyOfTheRightRole() throws IOException {
    Caller nobody = new Caller(url(), null);
    assertThat(nobody.get("/open").status()).isEqualTo(200);
    Caller.Answer refused = nobody.get("/echo/1");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.error()).contains("X-API-Key", "tributary keys add");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");

    Caller reader = caller(Role.READER);
    assertThat(reader.get("/echo/a%2Fb?q=x+y%26z&n=3").json().path("said").asText())
        .isEqualTo("a/b|x y&z|3");
    Caller.Answer forbidden = reader.post("/echo", "{\"a\": \"x\"}");
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.error()).contains("role is reader").contains("steward");

    String steward = key(Role.STEWARD);
    stop();
    start();
    HttpRequest.Builder bearer =
        new Caller(url(), null).request("/echo").header("Authorization", "bearer " + steward);
    bearer.POST(HttpRequest.BodyPublishers.ofString("{\"a\": \"x\"}"));
    assertThat(new Caller(url(), null).send(bearer).json().path("said").asText()).isEqualTo("x");
  }

  @Test
  void aKeyThatIsNearlyRightIsWrong() throws IOException {
    String key = key(Role.ADMIN);
    stop();
    start();
    char last = key.charAt(key.length() - 1);
    String other = key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');
    for (String wrong : List.of(other, key.substring(0, 20), "", "trb__", key + "A", "x")) {
      assertThat(new Caller(url(), wrong).get("/echo/1").status()).as(wrong).isEqualTo(401);
    }
    assertThat(new Caller(url(), key).get("/echo/1").status()).isEqualTo(200);
  }

  @Test
  void saysWhatIsWrongWithARequest() throws IOException {
    Caller steward = caller(Role.STEWARD);
    assertThat(steward.get("/nowhere").status()).isEqualTo(404);
    assertThat(steward.get("/echo/../open").status()).isEqualTo(404);
    assertThat(steward.get("/echo/%2e%2e/open").status()).isEqualTo(404);
    assertThat(steward.get("//open").status()).isEqualTo(404);
    assertThat(steward.get("/echo/%ff").status()).isEqualTo(400);
    assertThat(steward.get("/echo/%C0%AE").status()).isEqualTo(400);
    Caller.Answer method = steward.delete("/echo");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).isEqualTo("POST");

    assertThat(steward.get("/echo/1?unknown=1").error()).contains("this route takes q, n");
    assertThat(steward.get("/echo/1?q=1&q=2").error()).contains("q is there twice");
    assertThat(steward.get("/echo/1?n=10").error()).contains("n has to be", "from 1 to 9");
    assertThat(steward.get("/echo/1?n=x").status()).isEqualTo(400);
    assertThat(steward.get("/echo/1?q=" + "x".repeat(9_000)).status()).isEqualTo(414);

    assertThat(steward.post("/echo", "{\"a\": \"secret").error())
        .contains("not JSON", "line 1")
        .doesNotContain("secret");
    assertThat(steward.post("/echo", "[1]").error()).contains("JSON object");
    assertThat(steward.post("/echo", "").error()).contains("JSON object");
    assertThat(steward.post("/echo", "{\"a\":1,\"a\":2}").status()).isEqualTo(400);
    assertThat(steward.post("/echo", "{\"a\":" + "[".repeat(5_000)).status()).isEqualTo(400);
    Caller.Answer large = steward.post("/echo", "{\"a\": \"" + "x".repeat(MAX_BODY) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.error()).contains("max_body_bytes");
    HttpRequest.Builder form =
        steward.request("/echo").header("Content-Type", "application/x-www-form-urlencoded");
    assertThat(steward.send(form.POST(HttpRequest.BodyPublishers.ofString("a=1"))).status())
        .isEqualTo(415);
  }

  @Test
  void aQueryOfAMegabyteDoesNoHarm() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String status = "";
      try {
        out.write("GET /open?q=".getBytes(StandardCharsets.US_ASCII));
        out.write("x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
        out.write(" HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      } catch (IOException e) {
        // The server may close the connection before it has read all of it.
      }
      assertThat(status).isIn("", "HTTP/1.1 400", "HTTP/1.1 414", "HTTP/1.1 413", "HTTP/1.1 431");
    }
    assertThat(new Caller(url(), null).get("/open").status()).isEqualTo(200);
  }

  @Test
  void whatBreaksIsNotTold() {
    Caller.Answer broken = new Caller(url(), null).get("/breaks");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).doesNotContain("betty").doesNotContain("Exception");
    assertThat(broken.error()).contains("reference");
  }

  @Test
  void noOtherOriginIsLetInAndNothingIsKept() {
    Caller nobody = new Caller(url(), null);
    HttpRequest.Builder foreign =
        nobody.request("/open").header("Origin", "https://elsewhere.example").GET();
    Caller.Answer answer = nobody.send(foreign);
    assertThat(answer.response().headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(
            nobody
                .send(nobody.request("/open").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                .body())
        .isEmpty();
  }

  @Test
  void whoAsksTooOftenWaits() throws IOException {
    String key = key(Role.READER);
    String other = key(Role.READER);
    try (HttpService slow =
        serve(null, new ServerLimits(5, MAX_BODY, 8, Duration.ofSeconds(9), 1))) {
      Caller caller = new Caller("http://localhost:" + slow.port(), key);
      Caller.Answer refused = null;
      for (int i = 0; i < 50 && refused == null; i++) {
        Caller.Answer answer = caller.get("/echo/1");
        refused = answer.status() == 429 ? answer : null;
      }
      assertThat(refused).isNotNull();
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(new Caller("http://localhost:" + slow.port(), other).get("/echo/1").status())
          .as("another key")
          .isEqualTo(200);
    }
  }

  @Test
  void routesBetweenInstancesTakeSignedRequestsAlone() throws IOException {
    Caller admin = caller(Role.ADMIN);
    assertThat(admin.post("/internal/v1/x", "body").status()).isEqualTo(401);
    PeerSignature right = new PeerSignature(SECRET, System::currentTimeMillis);
    PeerSignature late = new PeerSignature(SECRET, () -> System.currentTimeMillis() - 120_000);
    PeerSignature stranger =
        new PeerSignature("another secret of those".getBytes(StandardCharsets.UTF_8), () -> 0);
    byte[] body = "body".getBytes(StandardCharsets.UTF_8);
    assertThat(signed(right.sign("/internal/v1/x", body))).isEqualTo(200);
    assertThat(signed(late.sign("/internal/v1/x", body))).isEqualTo(401);
    assertThat(signed(stranger.sign("/internal/v1/x", body))).isEqualTo(401);
    assertThat(signed(right.sign("/internal/v1/y", body))).isEqualTo(401);
    assertThat(signed(right.sign("/internal/v1/x", new byte[0]))).isEqualTo(401);
    assertThat(signed(":")).isEqualTo(401);
    assertThat(OpenApi.document(ROUTES, "t", "1").toString()).doesNotContain("/internal/");
  }

  private static int signed(String signature) {
    Caller nobody = new Caller(url(), null);
    return nobody
        .send(
            nobody
                .request("/internal/v1/x")
                .header(PeerSignature.HEADER, signature)
                .POST(HttpRequest.BodyPublishers.ofString("body")))
        .status();
  }

  @Test
  void speaksTls() throws Exception {
    Path keystore = directory.resolve("service.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "service",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keystore.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    SSLContext tls = TlsKeys.context(keystore, "changeit".toCharArray());
    try (HttpService secure = serve(tls, ServerLimits.DEFAULT)) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(keystore)).build();
      Caller caller = new Caller(client, "https://localhost:" + secure.port(), null);
      assertThat(caller.get("/open").status()).isEqualTo(200);
    }
  }

  /** A self-signed certificate is its own authority. */
  private static SSLContext trusting(Path keystore) throws Exception {
    var keys = java.security.KeyStore.getInstance(keystore.toFile(), "changeit".toCharArray());
    var trusted = java.security.KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("service", keys.getCertificate("service"));
    var trust = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
