package dev.tributary.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tributary serve} in a process of its own, which a test can kill. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern ANSWERING = Pattern.compile("answering at (http\\S+);");

  private final Process process;
  private final String url;

  private ServiceProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it says where it answers. */
  static ServiceProcess start(Path config) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "dev.tributary.cli.Tributary",
                "serve",
                "--config",
                config.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new ServiceProcess(process, urlOf(process));
  }

  private static String urlOf(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher answering = ANSWERING.matcher(line);
      if (answering.find()) {
        return answering.group(1);
      }
    }
    throw new AssertionError("the process of the service ended before it answered; see its log");
  }

  String url() {
    return url;
  }

  /** What kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Surefire may hide the class path in a jar of its own, and names it here. */
  private static String classPath() {
    return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
        .orElse(System.getProperty("java.class.path"));
  }
}
