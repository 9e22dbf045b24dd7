package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own: started, asked to end by SIGTERM, started again. */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
class RunIT {
  @TempDir Path directory;

  @Test
  void endsCleanlyOnSigtermAndGoesOnWhereItWas() throws Exception {
    for (int i = 0; i < 2; i++) {
      Process process = start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(out.readLine()).startsWith("an embedded broker listens at 127.0.0.1:");
        String metrics = out.readLine();
        assertThat(metrics).startsWith("metrics at http://127.0.0.1:");
        assertThat(read(metrics.substring("metrics at ".length())))
            .contains("tributary_open_rounds{entity=\"customer\"} 0");
        assertThat(out.readLine())
            .contains("tributary.customer.source.SOURCE", "tributary.customer.golden-records");
        process.toHandle().destroy(); // SIGTERM; its own destroy() would close the stream as well
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out.readLine()).isEqualTo("closing");
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static String read(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tributary.cli.Tributary",
            "run",
            "--spec",
            Path.of("config/specs/customer.yml").toAbsolutePath().toString(),
            "--metrics",
            "127.0.0.1:0",
            "--data-dir",
            directory.resolve("data").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
