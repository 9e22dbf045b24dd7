package dev.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Checks what no container engine is needed for: that the container files fit the project. */
class ContainerFilesTest {
  private final Map<?, ?> compose =
      (Map<?, ?>) load(Files.readString(Path.of("docker-compose.yml")));
  private final String dockerfile = Files.readString(Path.of("src/Dockerfile"));
  private final String ignore = Files.readString(Path.of("src/Dockerfile.dockerignore"));
  private final String pom = Files.readString(Path.of("pom.xml"));

  ContainerFilesTest() throws IOException {}

  @Test
  void theBrokerIsOfTheVersionOfTheClients() {
    assertThat(at("services", "broker", "image"))
        .isEqualTo("apache/kafka:" + in(pom, "<kafka.version>(.*)</kafka.version>").get(0));
    assertThat(at("services", "resolver", "image"))
        .isEqualTo("tributary:" + in(pom, "<version>(.*)</version>").get(0));
  }

  @Test
  void theResolverWaitsForAHealthyBrokerAndFindsIt() {
    assertThat(at("services", "resolver", "depends_on", "broker", "condition"))
        .isEqualTo("service_healthy");
    assertThat(at("services", "broker", "healthcheck", "test")).isInstanceOf(List.class);
    assertThat((List<?>) at("services", "resolver", "command"))
        .isEqualTo(
            List.of(
                "run",
                "--spec",
                "/config/specs/customer.yml",
                "--bootstrap-servers",
                "broker:9092"));
    assertThat((String) at("services", "broker", "environment", "KAFKA_ADVERTISED_LISTENERS"))
        .contains("://broker:9092");
  }

  @Test
  void everyVolumeIsDeclaredOrAFolderOfTheProject() {
    Map<?, ?> services = (Map<?, ?>) at("services");
    for (Object service : services.keySet()) {
      for (Object mount : (List<?>) at("services", service, "volumes")) {
        String from = mount.toString().split(":")[0];
        if (!from.startsWith("./")) {
          assertThat(((Map<?, ?>) at("volumes")).containsKey(from)).as(from).isTrue();
        }
      }
    }
  }

  @Test
  void theEnvironmentIsTextAndNames() {
    Map<?, ?> environment = (Map<?, ?>) at("services", "broker", "environment");
    assertThat(environment.values()).allMatch(String.class::isInstance);
    assertThat(environment.keySet()).allMatch(name -> name.toString().matches("KAFKA_[A-Z_]+"));
  }

  @Test
  void theImageIsBuiltFromAllThatTheBuildReads() {
    assertThat(at("services", "resolver", "build", "dockerfile")).isEqualTo("src/Dockerfile");
    for (String directory : in(pom, "<directory>(.*)</directory>")) {
      String top = directory.startsWith("src/main") ? "src/main" : directory;
      assertThat(dockerfile).contains("COPY " + top + " ");
      assertThat(ignore.lines()).contains("!" + top);
    }
    for (String file : List.of("pom.xml", ".mvn", "tributary")) {
      assertThat(Path.of(file)).exists();
      assertThat(dockerfile).contains("COPY " + file + " ");
      assertThat(ignore.lines()).contains("!" + file);
    }
  }

  @Test
  void theImageRunsWithoutRights() {
    assertThat(dockerfile.lines().filter(line -> line.startsWith("USER ")))
        .containsExactly("USER tributary");
  }

  private Object at(Object... path) {
    Object found = compose;
    for (Object step : path) {
      assertThat(found).as("before " + step).isInstanceOf(Map.class);
      found = ((Map<?, ?>) found).get(step);
    }
    assertThat(found).as(List.of(path).toString()).isNotNull();
    return found;
  }

  private static List<String> in(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
