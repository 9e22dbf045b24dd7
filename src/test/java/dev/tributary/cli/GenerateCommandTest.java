package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir Path directory;

  @Test
  void writesAFilePerSourceAndTheTruthTheSameEachTime() throws IOException {
    CommandRun run = generate("a", "7");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("wrote 50 customers");
    assertThat(generate("b", "7").exitCode()).isZero();
    assertThat(generate("c", "8").exitCode()).isZero();
    for (String file : new String[] {"crm_contacts.csv", "app_signups.csv", "truth.csv"}) {
      assertThat(text("a", file)).isEqualTo(text("b", file)).isNotEqualTo(text("c", file));
    }
    assertThat(text("a", "truth.csv")).startsWith("source,id,entity\n");
  }

  @Test
  void saysWhereNothingCanBeWritten() throws IOException {
    Files.writeString(directory.resolve("a"), "a file");
    CommandRun run = generate("a", "7");
    assertThat(run.exitCode()).isEqualTo(69);
    assertThat(run.err()).contains("cannot write the demo data");
  }

  private CommandRun generate(String out, String seed) {
    String target = directory.resolve(out).toString();
    return CommandRun.of("generate", "--entities", "50", "--seed", seed, "--out", target);
  }

  private String text(String run, String file) throws IOException {
    return Files.readString(directory.resolve(run).resolve(file));
  }
}
