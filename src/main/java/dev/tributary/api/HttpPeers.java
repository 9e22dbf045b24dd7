package dev.tributary.api;

import dev.tributary.http.PeerSignature;
import dev.tributary.query.Instance;
import dev.tributary.query.Lookup;
import dev.tributary.query.LookupFormat;
import dev.tributary.query.Peers;
import dev.tributary.query.Rows;
import dev.tributary.query.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks other instances over HTTP, with requests that are signed with the secret of all of them. */
final class HttpPeers implements Peers {
  static final String ROWS = "/internal/v1/rows";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int OK = 200;

  private final HttpClient client;
  private final PeerSignature signature;
  private final String scheme;

  /**
   * @param tls null where the instances speak plain HTTP
   */
  HttpPeers(PeerSignature signature, @Nullable SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER);
    this.client = tls == null ? builder.build() : builder.sslContext(tls).build();
    this.scheme = tls == null ? "http" : "https";
    this.signature = signature;
  }

  @Override
  public CompletableFuture<Rows> read(Instance instance, List<Lookup> lookups, boolean stale) {
    return post(instance, ROWS, LookupFormat.question(lookups, stale), ANSWER_WITHIN)
        .thenApply(HttpPeers::rows);
  }

  private static Rows rows(byte[] answer) {
    try {
      return LookupFormat.readAnswer(answer);
    } catch (IOException e) {
      throw new UnavailableException(
          "an instance of another version answered; ask again", Duration.ofSeconds(5));
    }
  }

  /**
   * Sends a request to an instance.
   *
   * @return its answer, or an {@link UnavailableException} where it gives none
   */
  CompletableFuture<byte[]> post(Instance instance, String path, byte[] body, Duration within) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("%s://%s:%d%s".formatted(scheme, host(instance), instance.port(), path)))
            .timeout(within)
            .header(PeerSignature.HEADER, signature.sign(path, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .handle((response, problem) -> answer(instance, response, problem));
  }

  private static String host(Instance instance) {
    return instance.host().contains(":") ? "[" + instance.host() + "]" : instance.host();
  }

  private static byte[] answer(
      Instance instance, @Nullable HttpResponse<byte[]> response, @Nullable Throwable problem) {
    if (problem != null || response == null) {
      throw new CompletionException(
          new UnavailableException("instance " + instance + " does not answer; ask again", RETRY));
    }
    if (response.statusCode() != OK) {
      String why = response.statusCode() == 401 ? " refuses the secret" : " cannot answer now";
      throw new CompletionException(
          new UnavailableException("instance " + instance + why + "; ask again", RETRY));
    }
    return response.body();
  }
}
