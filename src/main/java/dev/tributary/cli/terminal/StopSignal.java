package dev.tributary.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, as a question that a command asks wherever it can end: so everything is closed
 * by the thread that opened it, in the right order.
 */
public final class StopSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = ExitCode.INTERRUPTED;

  /** Says from now on when the process should end, and holds it until the command has closed. */
  public void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hold, "stop-signal"));
  }

  /** Asks the command to end. */
  public void request() {
    requested.countDown();
  }

  public boolean requested() {
    return requested.getCount() == 0;
  }

  /** Ends what is going on here if an end was asked for. */
  public void check() {
    if (requested()) {
      throw new StoppedException();
    }
  }

  /** Waits; true as soon as an end is asked for, false when the time has passed without. */
  public boolean await(Duration time) {
    try {
      return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The command has closed everything and the process may go. */
  public void commandEnded(int code) {
    exitCode = code;
    ended.countDown();
  }

  private void hold() {
    if (ended.getCount() == 0) {
      return; // an end of its own, with its own exit code
    }
    request();
    try {
      boolean inTime = ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      // The machine would end with the signal's code, even where Ctrl-C is the regular end.
      Runtime.getRuntime().halt(inTime ? exitCode : ExitCode.INTERRUPTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
