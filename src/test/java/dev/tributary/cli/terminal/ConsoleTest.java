package dev.tributary.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final String CLEAR = "\r\u001B[K";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Console console(TerminalTraits traits) {
    return new Console(new PrintWriter(out), new PrintWriter(err), traits);
  }

  @Test
  void withoutATerminalThereAreNoEscapeCodesAndFewStatusLines() {
    Console console = console(TerminalTraits.PLAIN);
    for (int i = 0; i < 1000; i++) {
      console.status("working " + i);
    }
    console.say(console.bold("a") + console.dim("b") + console.coloured(2, "c"));
    console.note("d");
    console.clearStatus();
    assertThat(out.toString()).isEqualToNormalizingNewlines("abc\n");
    assertThat(err.toString()).isEqualToNormalizingNewlines("d\n"); // the first 5 s are silent
  }

  @Test
  void onATerminalTheStatusLineStaysLastAndFits() {
    Console console = console(new TerminalTraits(true, 60));
    console.status("x".repeat(100));
    console.say("result");
    console.status("on");
    console.clearStatus();
    console.clearStatus();
    assertThat(err.toString()).isEqualTo(CLEAR + "x".repeat(59) + CLEAR + CLEAR + "on" + CLEAR);
    assertThat(out.toString()).isEqualToNormalizingNewlines("result\n");
    assertThat(console.bold("b")).isEqualTo("\u001B[1mb\u001B[0m");
  }

  @Test
  void theWidthIsReadFromTheAnswerOfTheTerminal() {
    assertThat(TerminalTraits.columns("40 132\n")).isEqualTo(132);
    assertThat(TerminalTraits.columns("0 0\n")).isEqualTo(TerminalTraits.DEFAULT_WIDTH);
    assertThat(TerminalTraits.columns("")).isEqualTo(TerminalTraits.DEFAULT_WIDTH);
    assertThat(TerminalTraits.columns("stty: not a terminal"))
        .isEqualTo(TerminalTraits.DEFAULT_WIDTH);
  }
}
