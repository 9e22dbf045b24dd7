package dev.tributary.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/**
 * What stands behind the standard streams.
 *
 * @param escapes whether escape codes do there what they should
 * @param width characters in a line
 */
public record TerminalTraits(boolean escapes, int width) {
  /** Of pipes and files, and of terminals that do not say. */
  public static final int DEFAULT_WIDTH = 100;

  private static final int NARROWEST = 60;

  public static final TerminalTraits PLAIN = new TerminalTraits(false, DEFAULT_WIDTH);

  /** Asks the terminal, if there is one. In a narrow one lines would wrap: it counts as none. */
  public static TerminalTraits detect() {
    if (!Ansi.AUTO.enabled()) {
      return PLAIN;
    }
    int width = measuredWidth();
    return new TerminalTraits(width >= NARROWEST, width);
  }

  private static int measuredWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return stty.waitFor(1, TimeUnit.SECONDS) ? columns(size) : DEFAULT_WIDTH;
    } catch (IOException e) {
      return DEFAULT_WIDTH; // a system without stty
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }

  /** Reads {@code ROWS COLUMNS}; zeros stand for unknown. */
  static int columns(String size) {
    String[] parts = size.strip().split(" ");
    if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,4}")) {
      return DEFAULT_WIDTH;
    }
    return Integer.parseInt(parts[1]);
  }
}
