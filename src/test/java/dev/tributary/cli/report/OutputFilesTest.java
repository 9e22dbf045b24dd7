package dev.tributary.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.model.RecordKey;
import dev.tributary.topology.output.GoldenRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  @TempDir Path directory;

  @Test
  void writesEachKindToItsFile() throws IOException {
    RecordKey key = new RecordKey("crm", "C, \"1\"");
    GoldenRecord golden =
        new GoldenRecord(
            "e-1",
            2,
            new TreeMap<>(Map.of("email", "Zoë@x.y")),
            new TreeMap<>(),
            List.of(key),
            1,
            0.98765,
            false);
    try (OutputFiles files = OutputFiles.create(directory, List.of("name", "email"))) {
      files.crosswalk(key, "e-1");
      files.golden(golden, bytes("{}"));
      files.mergeEvent(bytes("{\"event\":\"CREATE\"}"));
      files.decision(bytes("{\"outcome\":\"INSERT_NEW\"}"));
    }
    assertThat(text("crosswalk.csv")).isEqualTo("source,id,entity\ncrm,\"C, \"\"1\"\"\",e-1\n");
    assertThat(text("golden.csv"))
        .isEqualTo("entity,name,email,member_count,confidence\ne-1,,Zoë@x.y,1,0.9877\n");
    assertThat(text("merge-log.jsonl")).isEqualTo("{\"event\":\"CREATE\"}\n");
    assertThat(text("decisions.jsonl")).isEqualTo("{\"outcome\":\"INSERT_NEW\"}\n");
  }

  @Test
  void aDirectoryIsMadeWhereItIsMissing() {
    OutputFiles.prepare(directory.resolve("a/b"));
    assertThat(directory.resolve("a/b")).isDirectory();
  }

  @Test
  void aPlaceThatCannotBeHadIsToldAtOnce() throws IOException {
    Files.writeString(directory.resolve("a"), "a file");
    assertThatThrownBy(() -> OutputFiles.prepare(directory.resolve("a/b")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot be made");
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
