package dev.tributary.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private String metrics = "a 1\n";

  private MetricsEndpoint start() throws IOException {
    return MetricsEndpoint.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        () -> {
          if (metrics.isEmpty()) {
            throw new IllegalStateException("nothing there");
          }
          return metrics;
        });
  }

  private HttpResponse<String> ask(String method, String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void givesTheMetricsAsTheyAre() throws Exception {
    try (MetricsEndpoint endpoint = start()) {
      HttpResponse<String> first = ask("GET", endpoint.url());
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.body()).isEqualTo("a 1\n");
      assertThat(first.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      metrics = "a 2\n";
      assertThat(ask("GET", endpoint.url() + "?x=y").body()).isEqualTo("a 2\n");
      assertThat(ask("HEAD", endpoint.url()).body()).isEmpty();
    }
  }

  @Test
  void refusesTheRestAndSurvivesFailures() throws Exception {
    try (MetricsEndpoint endpoint = start()) {
      assertThat(ask("POST", endpoint.url()).statusCode()).isEqualTo(405);
      assertThat(ask("GET", endpoint.url() + "/more").statusCode()).isEqualTo(404);
      metrics = "";
      HttpResponse<String> failed = ask("GET", endpoint.url());
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).doesNotContain("nothing there");
      metrics = "a 3\n";
      assertThat(ask("GET", endpoint.url()).statusCode()).isEqualTo(200);
    }
  }
}
