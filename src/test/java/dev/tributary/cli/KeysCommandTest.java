package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are made, listed and revoked on the command line; a secret is shown once. */
class KeysCommandTest {
  @TempDir Path directory;

  @Test
  void aKeyIsShownOnceListedAndRevoked() throws Exception {
    String file = directory.resolve("keys.json").toString();
    CommandRun added =
        CommandRun.of("keys", "add", "--file", file, "--name", "Ann", "--role", "reader-masked");
    assertThat(added.exitCode()).isZero();
    String secret = added.out().strip();
    assertThat(secret).startsWith("trb_");
    String id = secret.split("_", 3)[1];
    CommandRun listed = CommandRun.of("keys", "list", "--file", file);
    assertThat(listed.out())
        .contains(id, "reader-masked", "Ann")
        .doesNotContain(secret.split("_", 3)[2]);
    assertThat(CommandRun.of("keys", "revoke", "--file", file, id).exitCode()).isZero();
    assertThat(CommandRun.of("keys", "list", "--file", file).out()).isEmpty();
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    String file = directory.resolve("keys.json").toString();
    CommandRun role = CommandRun.of("keys", "add", "--file", file, "--name", "A", "--role", "king");
    assertThat(role.exitCode()).isEqualTo(2);
    assertThat(role.err()).contains("reader-masked, reader, steward");
    assertThat(CommandRun.of("keys", "revoke", "--file", file, "nobody").exitCode()).isEqualTo(2);
    Files.writeString(directory.resolve("serve.yml"), "listen: 127.0.0.1:1\n");
    CommandRun serve =
        CommandRun.of("serve", "--config", directory.resolve("serve.yml").toString());
    assertThat(serve.exitCode()).isEqualTo(65);
    assertThat(serve.err()).contains("spec is missing");
  }

  @Test
  void leavesAloneWhatIsNoFileOfKeys() throws Exception {
    Path file = directory.resolve("other.json");
    for (String text : List.of("{\"users\": []}", "", "[1]", "keys: []")) {
      Files.writeString(file, text);
      CommandRun run =
          CommandRun.of(
              "keys", "add", "--file", file.toString(), "--name", "A", "--role", "reader");
      assertThat(run.exitCode()).as(text).isEqualTo(65);
      assertThat(run.err()).contains("is not a file of keys");
      assertThat(Files.readString(file)).isEqualTo(text);
    }
  }

  @Test
  void keysThatAreMadeAtOnceAreAllKept() throws Exception {
    String file = directory.resolve("keys.json").toString();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "n" + i;
      Thread thread =
          new Thread(
              () ->
                  CommandRun.of("keys", "add", "--file", file, "--name", name, "--role", "reader"));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(CommandRun.of("keys", "list", "--file", file).out().lines()).hasSize(8);
  }
}
