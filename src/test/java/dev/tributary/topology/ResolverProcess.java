package dev.tributary.topology;

import dev.tributary.clustering.SweepActor.Pace;
import dev.tributary.spec.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A resolver in a process of its own, which a test can kill. */
final class ResolverProcess implements AutoCloseable {
  private static final String SETTLED = "settled";

  private final Process process;

  private ResolverProcess(Process process) {
    this.process = process;
  }

  /** A spec that the other process can be told of. */
  enum Spec {
    DEMO(TestPlans::demo),
    LENIENT(TestPlans::lenientDemo);

    private final Function<String, Plan> ofEntity;

    Spec(Function<String, Plan> ofEntity) {
      this.ofEntity = ofEntity;
    }
  }

  /** The other process: resolves what there is, says so, and waits for its input to end. */
  public static void main(String[] arguments) throws IOException {
    Pace pace = new Pace(Integer.parseInt(arguments[5]), Pace.DEFAULT.maxOpenRounds());
    ResolverSettings settings =
        ResolverHarness.settings(
            arguments[0],
            Spec.valueOf(arguments[4]).ofEntity.apply(arguments[1]),
            Integer.parseInt(arguments[2]),
            Path.of(arguments[3]),
            OperatingLimits.DEFAULT.withSweepPace(pace));
    try (Resolver resolver = Resolver.start(settings)) {
      resolver.awaitSettled(ResolverHarness.PATIENCE, counts -> {});
      System.out.println(SETTLED);
      while (System.in.read() >= 0) {}
    }
  }

  static ResolverProcess start(String bootstrapServers, String entity, int partitions, Path state)
      throws IOException {
    return start(
        bootstrapServers, entity, partitions, state, Spec.DEMO, Pace.DEFAULT.recordsPerSecond());
  }

  /**
   * The same with another spec.
   *
   * @param sweptPerSecond records of each partition that are resolved anew in a second
   */
  static ResolverProcess start(
      String bootstrapServers,
      String entity,
      int partitions,
      Path state,
      Spec spec,
      int sweptPerSecond)
      throws IOException {
    return new ResolverProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-Dpatience.seconds=" + ResolverHarness.PATIENCE.toSeconds(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                ResolverProcess.class.getName(),
                bootstrapServers,
                entity,
                Integer.toString(partitions),
                state.toString(),
                spec.name(),
                Integer.toString(sweptPerSecond))
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
