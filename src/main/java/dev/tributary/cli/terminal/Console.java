package dev.tributary.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * The two standard streams: results on one, progress and problems on the other, which on a terminal
 * ends with a status line that is rewritten in place. Safe for use by several threads.
 */
public final class Console {
  private static final Duration PLAIN_STATUS_EVERY = Duration.ofSeconds(5);
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final TerminalTraits traits;
  private boolean statusShown;
  private long plainStatusAt = System.nanoTime();

  public Console(PrintWriter out, PrintWriter err, TerminalTraits traits) {
    this.out = out;
    this.err = err;
    this.traits = traits;
  }

  /** How many characters fit into a line. */
  public int width() {
    return traits.width();
  }

  /** True where lines can be rewritten. */
  public boolean isTerminal() {
    return traits.escapes();
  }

  /** A line of the result. */
  public synchronized void say(String line) {
    clearStatus();
    out.println(line);
    out.flush();
  }

  /** A line about what is going on, or went wrong. */
  public synchronized void note(String line) {
    clearStatus();
    err.println(line);
    err.flush();
  }

  /** How far it is now: in place on a terminal, else as a line every few seconds. */
  public synchronized void status(String line) {
    if (traits.escapes()) {
      err.print(CLEAR_LINE + clipped(line));
      err.flush();
      statusShown = true;
    } else if (System.nanoTime() - plainStatusAt >= PLAIN_STATUS_EVERY.toNanos()) {
      plainStatusAt = System.nanoTime();
      err.println(line);
      err.flush();
    }
  }

  /** Takes the status line away. */
  public synchronized void clearStatus() {
    if (statusShown) {
      err.print(CLEAR_LINE);
      err.flush();
      statusShown = false;
    }
  }

  public String bold(String text) {
    return styled("1", text);
  }

  public String dim(String text) {
    return styled("2", text);
  }

  /** In one of the terminal's colours, by its number from 1 to 6. */
  public String coloured(int colour, String text) {
    return styled("3" + colour, text);
  }

  private String styled(String code, String text) {
    return traits.escapes() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  /** A line that wraps could not be rewritten. */
  private String clipped(String line) {
    return line.length() < traits.width() ? line : line.substring(0, traits.width() - 1);
  }
}
