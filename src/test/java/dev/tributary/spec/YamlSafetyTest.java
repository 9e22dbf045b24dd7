package dev.tributary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not YAML, or too much of it, is refused with a place and at once. */
class YamlSafetyTest {
  private static Problem onlyError(String text) {
    SpecReading reading =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> SpecReader.read(text, "test.yml"));
    assertThat(reading.plan()).isNull();
    assertThat(reading.problems(Severity.ERROR)).as(reading.report()).hasSize(1);
    return reading.problems(Severity.ERROR).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# nothing", "---", "--- \n...", "null", "~"})
  void refusesNothing(String text) {
    assertThat(onlyError(text).message()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "[1, 2]", "42", "!!binary YQ==", "- a\n- b"})
  void refusesWhatIsNoMapping(String text) {
    assertThat(onlyError(text).message()).contains("mapping");
  }

  @Test
  void saysWhereTheYamlBreaks() {
    Problem problem = onlyError("entity:\n  name: x\n sources: [");
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.message()).startsWith("not YAML");
    assertThat(onlyError("entity:\n\tname: x").line()).isEqualTo(2);
    assertThat(onlyError("entity: a\nname: \u0001").line()).isEqualTo(2);
    assertThat(onlyError("a: 1\n---\nb: 1").message()).startsWith("not YAML");
    assertThat(onlyError("a: *nowhere").message()).startsWith("not YAML");
    assertThat(onlyError("a: \"\ud800\"").message()).isNotBlank();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(onlyError("#".repeat((1 << 20) + 1)).message()).contains("1048576");
  }

  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertThat(onlyError("[".repeat(500_000)).message()).contains("32 levels");
    assertThat(onlyError("- ".repeat(500_000)).message()).contains("32 levels");
    assertThat(onlyError("{a: ".repeat(200_000)).message()).contains("32 levels");
  }

  @Test
  void refusesMoreValuesThanItReads() {
    assertThat(onlyError("[" + "a,".repeat(500_000) + "]").message()).contains("50000 values");
  }

  @Test
  void refusesLaughs() {
    StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1) + " ";
      text.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(7) + alias + "]\n");
    }
    assertThat(onlyError(text.toString()).message()).contains("aliases");
  }

  @Test
  void refusesWhatContainsItself() {
    assertThat(onlyError("a: &a [*a]").message()).contains("aliases");
    assertThat(onlyError("&a {*a : 1}").message()).isNotBlank();
  }

  @Test
  void takesAliasesThatStaySmall() {
    String text =
        SpecTexts.SMALLEST.replace(
            "people: {primary_key: id, attributes: [email]}",
            "one: &one {primary_key: id, attributes: [email]}\n  two: *one");
    assertThat(SpecTexts.plan(text).sources()).containsExactly("one", "two");
  }

  @Test
  void reportsALimitedNumberOfProblems() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("key" + i + ": 1\n");
    }
    assertThat(SpecReader.read(text.toString(), "test.yml").problems()).hasSize(201);
  }
}
