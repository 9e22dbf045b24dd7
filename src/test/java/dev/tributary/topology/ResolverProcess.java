package dev.tributary.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A resolver in a process of its own, which a test can kill. */
final class ResolverProcess implements AutoCloseable {
  private static final String SETTLED = "settled";

  private final Process process;

  private ResolverProcess(Process process) {
    this.process = process;
  }

  /** The other process: resolves what there is, says so, and waits for its input to end. */
  public static void main(String[] arguments) throws IOException {
    ResolverSettings settings =
        ResolverHarness.settings(
            arguments[0],
            TestPlans.demo(arguments[1]),
            Integer.parseInt(arguments[2]),
            Path.of(arguments[3]));
    try (Resolver resolver = Resolver.start(settings)) {
      resolver.awaitSettled(ResolverHarness.PATIENCE, counts -> {});
      System.out.println(SETTLED);
      while (System.in.read() >= 0) {}
    }
  }

  static ResolverProcess start(String bootstrapServers, String entity, int partitions, Path state)
      throws IOException {
    return new ResolverProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                ResolverProcess.class.getName(),
                bootstrapServers,
                entity,
                Integer.toString(partitions),
                state.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until it has resolved everything, then lets it end in order. */
  void settleAndStop() throws IOException, InterruptedException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = output.readLine();
    if (!SETTLED.equals(said)) {
      throw new AssertionError("the process of the resolver ended before it was done; see its log");
    }
    process.getOutputStream().close();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new AssertionError("the process of the resolver ended with " + exit);
    }
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
