package dev.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a project of its own, with a java and a mvn that only note their calls. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
@Timeout(60)
class LauncherTest {
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      if [[ $1 == -version ]]; then echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit; fi
      printf '%s\\n' "$@" > "$CALLS/java"
      """;
  private static final String MVN =
      """
      #!/usr/bin/env bash
      echo "$PWD" >> "$CALLS/mvn"
      if [[ -f $CALLS/break ]]; then echo "no such symbol" >&2; exit 1; fi
      touch target/tributary.jar
      """;

  @TempDir Path directory;
  private Path project;
  private Path calls;
  private Path tools;

  @BeforeEach
  void prepare() throws IOException {
    project = Files.createDirectories(directory.resolve("a project/with spaces"));
    calls = Files.createDirectories(directory.resolve("calls"));
    tools = Files.createDirectories(directory.resolve("tools"));
    script(project.resolve("tributary"), Files.readString(Path.of("tributary")));
    script(tools.resolve("java"), JAVA);
    script(tools.resolve("mvn"), MVN);
    Files.createDirectories(project.resolve("src/main/java"));
    Files.createDirectories(project.resolve("config"));
    Files.createDirectories(project.resolve("topics"));
    Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
  }

  /** The end of a run of the launcher. */
  record Outcome(int exit, String errors) {}

  @Test
  void buildsOnceAndHandsItsArgumentsOn() throws Exception {
    Outcome first = run(project.resolve("tributary"), "resolve", "--out", "two words", "");
    assertThat(first.exit()).isZero();
    assertThat(first.errors()).contains("building");
    assertThat(call("java"))
        .containsSubsequence("-jar", jar().toString(), "resolve", "--out", "two words", "")
        .contains("-Da=1", "-Db=2");
    Outcome second = run(project.resolve("tributary"));
    assertThat(second.errors()).isEmpty();
    assertThat(call("mvn")).containsExactly(project.toRealPath().toString());
  }

  @Test
  void buildsAgainAfterEachKindOfChange() throws Exception {
    run(project.resolve("tributary"));
    int builds = 1;
    for (String changed : List.of("pom.xml", "src/main/java/A.java", "config/x", "topics/y")) {
      Path file = project.resolve(changed);
      Files.writeString(file, "changed");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(20)));
      run(project.resolve("tributary"));
      assertThat(call("mvn")).as("after a change of " + changed).hasSize(++builds);
      age(project);
    }
    Files.delete(project.resolve("topics/y"));
    run(project.resolve("tributary"));
    assertThat(call("mvn")).as("after a deletion").hasSize(++builds);
  }

  @Test
  void runsFromAnywhereAndThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("one"), project.resolve("tributary"));
    Path second = Files.createSymbolicLink(directory.resolve("two"), link.getFileName());
    assertThat(run(second, "--help").exit()).isZero();
    assertThat(call("java")).endsWith("-jar", jar().toString(), "--help");
  }

  @Test
  void saysWhyABuildFailedAndLeavesNoJar() throws Exception {
    Files.createFile(calls.resolve("break"));
    Outcome outcome = run(project.resolve("tributary"));
    assertThat(outcome.exit()).isEqualTo(70);
    assertThat(outcome.errors()).contains("no such symbol").contains("the build failed");
    assertThat(jar()).doesNotExist();
    Files.delete(calls.resolve("break"));
    assertThat(run(project.resolve("tributary")).exit()).isZero();
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    script(tools.resolve("java"), JAVA.replace("17.0.15", "11.0.2"));
    assertThat(run(project.resolve("tributary")))
        .satisfies(old -> assertThat(old.exit()).isEqualTo(69))
        .satisfies(old -> assertThat(old.errors()).contains("is version 11").contains("JDK 17"));
    script(tools.resolve("java"), JAVA);
    Files.delete(project.resolve("pom.xml"));
    assertThat(run(project.resolve("tributary")).errors()).contains("is missing");
    assertThat(calls.resolve("java")).doesNotExist();
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    script(tools.resolve("mvn"), MVN.replace("touch", "read -rt 0.5 <> <(:); touch"));
    List<Process> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(start(project.resolve("tributary")));
    }
    for (Process one : both) {
      assertThat(one.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(one.exitValue()).isZero();
    }
    assertThat(call("mvn")).hasSize(1);
  }

  private Outcome run(Path launcher, String... arguments) throws Exception {
    Process process = start(launcher, arguments);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), errors);
  }

  private Process start(Path launcher, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_HOME");
    environment.put("CALLS", calls.toString());
    environment.put("TRIBUTARY_OPTS", "-Da=1 -Db=2");
    environment.merge("PATH", tools + ":", (path, ours) -> ours + path);
    return builder.start();
  }

  private List<String> call(String tool) throws IOException {
    return Files.readAllLines(calls.resolve(tool));
  }

  private Path jar() throws IOException {
    return project.toRealPath().resolve("target/tributary.jar");
  }

  /** Lets everything be a minute old, as if nothing had been touched for a while. */
  private static void age(Path project) throws IOException {
    FileTime before = FileTime.from(Instant.now().minusSeconds(60));
    try (var files = Files.walk(project)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, before);
      }
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
