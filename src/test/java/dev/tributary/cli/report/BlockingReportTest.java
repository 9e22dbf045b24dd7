package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.spec.Plan;
import dev.tributary.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BlockingReportTest {
  @Test
  void everyNameOfAKeyCanBeWrittenIntoASpecAgain() throws IOException {
    String text =
        Files.readString(Path.of("src", "test", "resources", "specs", "blocking-rules.yml"));
    Plan plan = Objects.requireNonNull(SpecReader.read(text, "a.yml").plan());
    StringBuilder keys = new StringBuilder("keys:\n");
    for (int rule : plan.blockingRules()) {
      keys.append("    - ").append(BlockingReport.yaml(plan.blockingRuleName(rule))).append('\n');
    }
    String rewritten = text.replaceAll("(?s)keys:\n.*?(?=decision:)", keys.toString());
    Plan again = Objects.requireNonNull(SpecReader.read(rewritten, "b.yml").plan());
    assertThat(again.blockingRules().stream().map(again::blockingRuleName))
        .containsExactlyElementsOf(
            plan.blockingRules().stream().map(plan::blockingRuleName).toList());
  }
}
