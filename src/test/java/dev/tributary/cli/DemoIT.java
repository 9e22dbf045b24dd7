package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.terminal.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo as a first user runs it. */
@Timeout(300)
class DemoIT {
  @Test
  void onceEndsAfterASummaryThatTellsTheTruth() {
    CommandRun run = CommandRun.of("demo", "--once", "--entities", "200");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("200 made-up customers")
        .contains("Every record is in the crosswalk once")
        .contains("household", "role mailbox", "namesake")
        .contains("golden record", "crm_contacts")
        .contains("Where to look next")
        .doesNotContain("Live:")
        .doesNotContain("\u001B");
    assertThat(figure(run.out(), "pairwise +[0-9.]+ +[0-9.]+ +([0-9.]+)")).isGreaterThan(0.9);
    assertThat(figure(run.out(), "over ([0-9]+) new and deleted records")).isPositive();
  }

  @Test
  void goesOnUntilItIsAskedToEnd() throws Exception {
    StopSignal stop = new StopSignal();
    StringWriter out = new StringWriter();
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(
            () ->
                Tributary.commandLine(stop)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(new StringWriter(), true))
                    .execute("demo", "--entities", "60"));
    await(() -> exitCode.isDone() || text(out).contains(" MERGE "));
    assertThat(exitCode).isNotDone();
    stop.request();
    assertThat(exitCode.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(text(out)).contains("Live:").endsWith("closing" + System.lineSeparator());
  }

  @Test
  void anEndBeforeTheSummaryIsAnInterruption() {
    StopSignal stop = new StopSignal();
    stop.request();
    CommandRun run = CommandRun.of(stop, "demo", "--entities", "60");
    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.errorLines()).contains("stopped");
  }

  private static String text(StringWriter writer) {
    synchronized (writer.getBuffer()) {
      return writer.toString();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    StopSignal never = new StopSignal();
    long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      assertThat(never.await(Duration.ofMillis(50))).isFalse();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static double figure(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
