package dev.tributary.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file of a service: the example says the defaults, and what is wrong is named. */
class ServeConfigTest {
  private static final Path DIRECTORY = Path.of("config");

  private static ServeConfig read(String text) {
    return ServeConfig.read(text, "serve.yml", DIRECTORY);
  }

  @Test
  void theExampleSaysTheDefaults() throws IOException {
    String example = Files.readString(DIRECTORY.resolve("serve.yml"));
    assertThat(read(example))
        .isEqualTo(read("{spec: specs/customer.yml, data_dir: ../.tributary}"));
    assertThat(read(example).spec()).isEqualTo(Path.of("config/specs/customer.yml"));
    ServeConfig.keys()
        .forEach((section, keys) -> assertThat(keys).allMatch(key -> example.contains(key + ":")));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertWrong("listen: 127.0.0.1:80", "spec is missing");
    assertWrong("{spec: a, lissten: b}", "lissten is not known");
    assertWrong("{spec: a, limits: {thread: 3}}", "thread is not known in limits");
    assertWrong("{spec: a, limits: {threads: 1}}", "limits.threads", "from 2 to 10000");
    assertWrong("{spec: a, limits: {threads: many}}", "limits.threads");
    assertWrong("{spec: a, limits: {event_listeners: 33}}", "event_listeners", "from 0 to 32");
    assertWrong("{spec: a, jobs: {keep: 0}}", "jobs.keep", "from 1 to 10000");
    assertWrong("{spec: a, tls: {keystore: k}}", "both keystore and password_file");
    assertWrong("{spec: a, open_metrics: 5}", "true or false");
    assertWrong("{spec: a, audit: {reads: all}}", "audit.reads", "true or false");
    assertWrong("{spec: a, audit: {max_waiting_ids: 1}}", "audit.max_waiting_ids", "from 2000");
    assertWrong("spec:", "spec has no value");
    assertWrong("[1]", "mapping");
    assertWrong("{spec: a, spec: b}", "not YAML");
    assertWrong("spec: [", "not YAML");
  }

  private static void assertWrong(String text, String... says) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ServeConfigException.class)
        .hasMessageStartingWith("serve.yml: ")
        .hasMessageContainingAll(says);
  }
}
